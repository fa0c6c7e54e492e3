using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using NodaTime.Text;

namespace PostSale.Local.Tests.Support;

/// <summary>A shop that is open: <c>serve --time-travel</c> in a process of its own.</summary>
internal sealed class ServedShop : IAsyncDisposable
{
    private readonly string[] more;
    private Child child;

    private ServedShop(Shop shop, Child child, string[] more)
    {
        Shop = shop;
        this.child = child;
        this.more = more;
        Mails = new(Path.Combine(shop.Data, "mail"));
    }

    public Shop Shop { get; }

    public Mailbox Mails { get; }

    public HttpClient Client { get; private set; } = new();

    public string Url => Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    /// <summary>All it has printed since it last started.</summary>
    public string Said => child.Output + "\n" + child.Errors;

    /// <summary>What the process holds of the machine's memory now.</summary>
    public long MemoryMegabytes => child.MemoryMegabytes;

    /// <param name="more">Instead of <c>--time-travel</c>.</param>
    public static async Task<ServedShop> Open(Shop shop, params string[] more)
    {
        more = more.Length == 0 ? ["--time-travel"] : more;
        shop.SettingsFile();
        var served = new ServedShop(shop, Launch(shop, more), more);
        await served.Listen();
        return served;
    }

    public async Task Restart()
    {
        await child.DisposeAsync();
        child = Launch(Shop, more);
        await Listen();
    }

    public Task Kill() => child.Kill();

    public async Task<Ended> Stop()
    {
        child.Ask();
        return await child.End(40);
    }

    public async Task<Instant> Now() => await Move("advance", "PT0S");

    /// <param name="period">ISO 8601, for example <c>P3D</c>.</param>
    public Task<Instant> Advance(string period) => Move("advance", period);

    public Task<Instant> To(Instant moment) => Move("to", InstantPattern.ExtendedIso.Format(moment));

    /// <summary>The next day at an hour of the shop's, so that no test depends on when it runs.</summary>
    public async Task<Instant> Tomorrow(int hour = 15, int minute = 0)
    {
        var date = (await Now()).InZone(Shop.Zone).Date.PlusDays(1);
        return await To((date + new LocalTime(hour, minute)).InZoneLeniently(Shop.Zone).ToInstant());
    }

    public async Task<HttpStatusCode> Send(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await Client.SendAsync(request);
            return response.StatusCode;
        }
    }

    /// <summary>Sends and expects it to be taken.</summary>
    public async Task Deliver(HttpRequestMessage request) => Assert.Equal(HttpStatusCode.OK, await Send(request));

    public async Task<HttpResponseMessage> Get(string path, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key ?? Shop.AdminKey);
        return await Client.SendAsync(request);
    }

    /// <summary>Asks the API to do something, as an admin unless another key is given.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Answer)> Call(HttpMethod method, string path, JsonObject? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body ?? []) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key ?? Shop.AdminKey);
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    public async Task<JsonNode> Read(string path)
    {
        using var response = await Get(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    public async Task<JsonNode> Customer(string email)
    {
        var found = await Read($"/api/v1/customers?email={Uri.EscapeDataString(email)}");
        return await Read($"/api/v1/customers/{Assert.Single(found.AsArray())!["key"]}");
    }

    public Task<HttpResponseMessage> Clock(string body) =>
        Client.PostAsync("/dev/clock", new StringContent(body, Encoding.UTF8, "application/json"));

    public async ValueTask DisposeAsync()
    {
        await child.DisposeAsync();
        Client.Dispose();
    }

    private static Child Launch(Shop shop, string[] more) =>
        Child.Start(shop.Folder, ["serve", "--port", "0", "--config", Path.Combine(shop.Folder, "postsale.json"), "--data", shop.Data, .. more]);

    private async Task Listen()
    {
        var address = await child.Address();
        Assert.True(address is not null, $"The shop did not open:\n{child.Output}\n{child.Errors}");
        Client.Dispose();
        // A link is followed by whoever tests it, not silently.
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(2) };
    }

    private async Task<Instant> Move(string verb, string value)
    {
        using var response = await Clock($$"""{"{{verb}}":"{{value}}"}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var answer = await response.Content.ReadFromJsonAsync<JsonNode>();
        return InstantPattern.ExtendedIso.Parse(answer!["now"]!.GetValue<string>()).Value;
    }
}
