using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
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
    public async Task<CustomerReport?> Find(string store, string keyOrEmail, CancellationToken cancellation)
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

        var report = await Get<CustomerReport>($"/api/v1/customers/{Uri.EscapeDataString(key)}", cancellation);
        return report?.Store == store ? report : null;
    }

    public void Dispose() => client.Dispose();

    private async Task<T?> Get<T>(string path, CancellationToken cancellation)
        where T : class
    {
        try
        {
            using var response = await client.GetAsync(path, cancellation);
            return response.StatusCode switch
            {
                HttpStatusCode.NotFound => null,
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw new NotReachedException("The server does not know this key."),
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
