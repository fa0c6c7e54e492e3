using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using PostSale.Application.Starting;

namespace PostSale.Local.Hosting;

/// <summary>A running server's API, for work that may take long.</summary>
internal sealed class RemoteShop : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    private readonly HttpClient client;

    private RemoteShop(Uri url, string key)
    {
        client = new() { BaseAddress = url, Timeout = Patience };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>The server that was named, else the one that holds the folder.</summary>
    /// <returns>Null when none is named and none runs.</returns>
    /// <exception cref="StartupException">The address is none, the key is missing.</exception>
    public static async Task<RemoteShop?> Find(string folder, string? server, string? key, CancellationToken cancellation)
    {
        if (server is not null)
        {
            return !Uri.TryCreate(server, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
                ? throw new StartupException(["--server is a URL such as http://127.0.0.1:7071."])
                : string.IsNullOrWhiteSpace(key) || key.Any(letter => letter is <= ' ' or > '~')
                    ? throw new StartupException(["--server needs --key KEY, an access key of that server."])
                    : new(new(url.GetLeftPart(UriPartial.Authority)), key);
        }

        if (Address.Read(folder) is not { } running)
        {
            return null;
        }

        // A server that was killed leaves its address behind, where another may listen by now. Then the file is free.
        var beside = new RemoteShop(new(running.Url), running.Key);
        try
        {
            using var answer = await beside.client.GetAsync("/api/v1/stores", cancellation);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                return beside;
            }
        }
        catch (HttpRequestException)
        {
            // Nobody listens there any more.
        }

        beside.Dispose();
        return null;
    }

    /// <param name="body">Null for a GET.</param>
    /// <returns>What the server answers, be it that it will not.</returns>
    /// <exception cref="StartupException">The server does not answer, or not to this key; the message says which.</exception>
    public async Task<(bool IsSuccess, T? Answer, string? Error)> Ask<T>(HttpMethod method, string path, HttpContent? body, CancellationToken cancellation)
        where T : class
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = body };
            using var response = await client.SendAsync(request, cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            return response.StatusCode switch
            {
                HttpStatusCode.Unauthorized => throw new StartupException(["The server does not know this key."]),
                HttpStatusCode.Forbidden => throw new StartupException(["This key may not do that; an admin's may."]),
                HttpStatusCode.RequestEntityTooLarge => throw new StartupException(["The file is larger than the server takes at once. Cut it in pieces; what was taken is not taken twice."]),
                HttpStatusCode.OK => (true, JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web), null),
                HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.Conflict => Refused<T>(text),
                var status => throw new StartupException([$"The server answered {(int)status}; its log may say more."]),
            };
        }
        catch (Exception silent) when (silent is HttpRequestException or JsonException)
        {
            throw new StartupException([$"No PostSale server answers on {client.BaseAddress!.GetLeftPart(UriPartial.Authority)}."]);
        }
    }

    public void Dispose() => client.Dispose();

    private static (bool IsSuccess, T? Answer, string? Error) Refused<T>(string text)
        where T : class
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.TryGetProperty("error", out var error)
            ? (false, null, error.GetString())
            : (false, JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web), null);
    }
}
