using System.Text.RegularExpressions;

namespace PostSale.Local.Tests.Support;

/// <summary>A person at the dashboard: signed in by the form, as a browser does it.</summary>
internal sealed partial class Session : IDisposable
{
    private readonly HttpClient client;

    private Session(HttpClient client, string cookie)
    {
        this.client = client;
        Cookie = cookie;
    }

    /// <summary>Name and value.</summary>
    public string Cookie { get; }

    public static async Task<Session> Enter(ServedShop served, string key)
    {
        using var page = await served.Client.GetAsync("/ops/sign-in");
        var form = Hidden().Match(await page.Content.ReadAsStringAsync());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ops/sign-in")
        {
            Content = new FormUrlEncodedContent([new(form.Groups[1].Value, WebUtility.HtmlDecode(form.Groups[2].Value)), new("key", key)]),
        };
        request.Headers.Add("Cookie", string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
        using var entered = await served.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("postsale=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        return new(new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(served.Url) }, cookie.Split(';')[0]);
    }

    public async Task<string> Page(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", Cookie);
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]+)"\s*/?>""")]
    private static partial Regex Hidden();
}
