using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using NodaTime;
using PostSale.Application.Customers;
using PostSale.Application.Intake;
using PostSale.Application.Starting;
using PostSale.Domain.Strategies;
using PostSale.Embedded.Sqlite;

namespace PostSale.Local.Hosting;

/// <summary>Reaches customers through the server that holds the data, or, when none runs, in the file itself.</summary>
internal sealed class CustomerAccess(string folder, string? config, string? server, string? key)
{
    /// <summary>Where <c>serve</c> notes its settings file, so that later commands need not be told.</summary>
    public const string ConfigNote = "config";

    /// <returns>Null when the store knows nobody by that name.</returns>
    public async Task<CustomerReport?> Find(string store, string keyOrEmail, CancellationToken cancellation)
    {
        if (server is not null)
        {
            return key is null
                ? throw new StartupException(["--server needs --key KEY."])
                : await Ask(new(server.TrimEnd('/'), key), store, keyOrEmail, cancellation);
        }

        if (Address.Read(folder) is { } running)
        {
            try
            {
                return await Ask(running, store, keyOrEmail, cancellation);
            }
            catch (HttpRequestException unreachable) when (unreachable.StatusCode is null)
            {
                // The server ended without removing its address; then the file is free.
            }
        }

        return await Read(store, keyOrEmail, cancellation);
    }

    private static async Task<CustomerReport?> Ask(Address address, string store, string keyOrEmail, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = new(address.Url), Timeout = TimeSpan.FromSeconds(30) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", address.Key);
        var key = keyOrEmail;
        if (keyOrEmail.Contains('@', StringComparison.Ordinal))
        {
            var query = $"/api/v1/customers?store={Uri.EscapeDataString(store)}&email={Uri.EscapeDataString(keyOrEmail)}";
            var found = await Get<JsonElement[]>(client, query, cancellation);
            if (found is not [var one, ..])
            {
                return null;
            }

            key = one.GetProperty("key").GetString()!;
        }

        var report = await Get<CustomerReport>(client, $"/api/v1/customers/{Uri.EscapeDataString(key)}", cancellation);
        return report?.Store == store ? report : null;
    }

    private static async Task<T?> Get<T>(HttpClient client, string path, CancellationToken cancellation)
        where T : class
    {
        using var response = await client.GetAsync(path, cancellation);
        return response.StatusCode switch
        {
            HttpStatusCode.NotFound => null,
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw new StartupException(["The server does not know this key."]),
            HttpStatusCode.OK => await response.Content.ReadFromJsonAsync<T>(cancellation),
            var status => throw new StartupException([$"The server answered {(int)status}."]),
        };
    }

    private async Task<CustomerReport?> Read(string store, string keyOrEmail, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(folder, "postsale.db")))
        {
            throw new StartupException([$"{folder}: no data here. Give --data DIR or --server URL --key KEY."]);
        }

        await using var data = SqliteStore.Open(folder);
        var file = config ?? data.Notes.Read(ConfigNote);
        var settings = SettingsFile.Read(file is { Length: > 0 } ? file : null);
        var shops = await ConfiguredShops.Read(settings, StrategyFolders.Beside(file is { Length: > 0 } ? file : null), data.Strategies, cancellation);
        var report = new ReportCustomer(data.Customers, data.Outbox, data.Aliases, shops, new AliasHasher(Convert.FromBase64String(settings.IdentityKey)));
        return await report.Find(new StoreId(store), keyOrEmail, cancellation) is { } known
            ? await report.Run(known, SystemClock.Instance.GetCurrentInstant(), cancellation)
            : null;
    }
}
