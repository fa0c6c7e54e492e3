using NodaTime;
using PostSale.Application.Customers;
using PostSale.Application.Intake;
using PostSale.Application.Starting;
using PostSale.Embedded.Sqlite;
using PostSale.Embedded.Workers;

namespace PostSale.Local.Hosting;

/// <summary>Reaches customers through the server that holds the data, or, when none runs, in the file itself.</summary>
internal sealed class CustomerAccess(string folder, string? config, string? server, string? key)
{
    /// <summary>Where <c>serve</c> notes its settings file, so that later commands need not be told.</summary>
    public const string ConfigNote = "config";

    /// <returns>Null when the store knows nobody by that name.</returns>
    /// <exception cref="StartupException">There is no such store, or no way to ask; the message says what to do.</exception>
    public async Task<CustomerReport?> Find(string store, string keyOrEmail, CancellationToken cancellation)
    {
        if (server is not null)
        {
            using var given = RemoteCustomers.At(server, key);
            return await given.Find(store, keyOrEmail, cancellation);
        }

        if (Address.Read(folder) is { } running)
        {
            try
            {
                using var beside = RemoteCustomers.At(running);
                return await beside.Find(store, keyOrEmail, cancellation);
            }
            catch (RemoteCustomers.NotReachedException)
            {
                // A server that was killed leaves its address behind, where another may listen by now. Then the file is free.
            }
        }

        return await Read(store, keyOrEmail, cancellation);
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
        if (shops.Find(new(store)) is not { } shop)
        {
            throw new StartupException([$"There is no store '{store}' in the settings; there is {string.Join(", ", settings.Stores.Keys)}."]);
        }

        var report = new ReportCustomer(data.Customers, data.Outbox, data.Aliases, shops, new AliasHasher(Convert.FromBase64String(settings.IdentityKey)));
        if (await report.Find(shop.Id, keyOrEmail, cancellation) is not { } known)
        {
            return null;
        }

        // Data that lived ahead of the system's time are looked at in their own.
        var now = SystemClock.Instance.GetCurrentInstant();
        return await report.Run(known, Instant.Max(now, TimeTravel.Stand(data.Notes) ?? now), cancellation);
    }
}
