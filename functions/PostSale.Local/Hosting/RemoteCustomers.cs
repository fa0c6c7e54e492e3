using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using PostSale.Application.Customers;
using PostSale.Application.Starting;

namespace PostSale.Local.Hosting;

/// <summary>Customers of a running server, through its API.</summary>
internal sealed class RemoteCustomers : IDisposable
{
    private readonly HttpClient client;

    private RemoteCustomers(Uri url, string key)
    {
        client = new() { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public static RemoteCustomers At(Address address) => new(new(address.Url), address.Key);

    /// <exception cref="StartupException">The address is none, or the key is missing.</exception>
    public static RemoteCustomers At(string server, string? key) =>
        !Uri.TryCreate(server, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            ? throw new StartupException(["--server is a URL such as http://127.0.0.1:7071."])
            : string.IsNullOrWhiteSpace(key) || key.Any(letter => letter is <= ' ' or > '~')
                ? throw new StartupException(["--server needs --key KEY, an access key of that server."])
                : new(new(url.GetLeftPart(UriPartial.Authority)), key);

    /// <returns>Null when the store knows nobody by that name.</returns>
    /// <exception cref="NotReachedException">No server answers there, or not to this key.</exception>
    public async Task<CustomerReport?> Find(string store, string keyOrEmail, CancellationToken cancellation) =>
        await Key(store, keyOrEmail, cancellation) is { } key
        && await Get<CustomerReport>($"/api/v1/customers/{key}", cancellation) is { } report && report.Store == store
            // Of its page a customer is shown the same with and without a server: nothing. A terminal remembers what it printed.
            ? report with { Links = report.Links is { } links ? links with { Page = null } : null }
            : null;

    /// <inheritdoc cref="Find"/>
    public async Task<JsonObject?> Export(string store, string keyOrEmail, CancellationToken cancellation) =>
        await Find(store, keyOrEmail, cancellation) is { } found ? await Get<JsonObject>($"/api/v1/customers/{found.Key}/export", cancellation) : null;

    /// <returns>The key of whoever was erased; null when the store knows nobody by that name.</returns>
    public async Task<string?> Erase(string store, string keyOrEmail, CancellationToken cancellation) =>
        await Find(store, keyOrEmail, cancellation) is { } found
        && await Send<object>(HttpMethod.Delete, $"/api/v1/customers/{found.Key}", cancellation) is not null
            ? found.Key
            : null;

    private async Task<string?> Key(string store, string keyOrEmail, CancellationToken cancellation)
    {
        var stores = await Get<StoreLine[]>("/api/v1/stores", cancellation) ?? [];
        if (!stores.Any(one => one.Id == store))
        {
            throw new StartupException([$"The server has no store '{store}'; it has {string.Join(", ", stores.Select(one => one.Id))}."]);
        }

        var key = keyOrEmail;
        if (keyOrEmail.Contains('@', StringComparison.Ordinal))
        {
            var query = $"/api/v1/customers?store={Uri.EscapeDataString(store)}&email={Uri.EscapeDataString(keyOrEmail)}";
            if (await Get<CustomerLine[]>(query, cancellation) is not [var one, ..])
            {
                return null;
            }

            key = one.Key;
        }

        return Uri.EscapeDataString(key);
    }

    public void Dispose() => client.Dispose();

    private Task<T?> Get<T>(string path, CancellationToken cancellation)
        where T : class => Send<T>(HttpMethod.Get, path, cancellation);

    private async Task<T?> Send<T>(HttpMethod method, string path, CancellationToken cancellation)
        where T : class
    {
        try
        {
            using var request = new HttpRequestMessage(method, path);
            using var response = await client.SendAsync(request, cancellation);
            return response.StatusCode switch
            {
                HttpStatusCode.NotFound => null,
                HttpStatusCode.NoContent => (T)(object)"done",
                HttpStatusCode.Forbidden => throw new NotReachedException("This key's role may not do that."),
                HttpStatusCode.Unauthorized => throw new NotReachedException("The server does not know this key."),
                HttpStatusCode.OK => await response.Content.ReadFromJsonAsync<T>(cancellation),
                var status => throw new NotReachedException($"The server answered {(int)status}; its log may say more."),
            };
        }
        catch (Exception silent) when (silent is HttpRequestException or JsonException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new NotReachedException($"No PostSale server answers on {client.BaseAddress!.GetLeftPart(UriPartial.Authority)}.");
        }
    }

    private sealed record StoreLine(string Id);

    private sealed record CustomerLine(string Key);

    /// <summary>No server answers there, or not to this key; the message says which.</summary>
    public sealed class NotReachedException(string message) : StartupException([message]);
}
