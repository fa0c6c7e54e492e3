using NodaTime;
using PostSale.Application;
using PostSale.Application.Customers;
using PostSale.Application.Starting;
using PostSale.Domain.Customers;
using PostSale.Domain.Strategies;
using PostSale.Embedded.Sqlite;
using PostSale.Embedded.Workers;

namespace PostSale.Local.Hosting;

/// <summary>A data folder that no server holds, with the use cases on it.</summary>
internal sealed class LocalData : IAsyncDisposable
{
    /// <summary>For the audit.</summary>
    public const string Who = "command line";

    private readonly SqliteStore store;
    private readonly ServiceProvider services;

    private LocalData(SqliteStore store, ServiceProvider services)
    {
        this.store = store;
        this.services = services;
    }

    /// <exception cref="StartupException">There is no data, or the settings are wrong; the message says what to do.</exception>
    public static async Task<LocalData> Open(string folder, string? config, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(folder, "postsale.db")))
        {
            throw new StartupException([$"{folder}: no data here. Give --data DIR or --server URL --key KEY."]);
        }

        var store = SqliteStore.Open(folder);
        try
        {
            var file = config ?? store.Notes.Read(CustomerAccess.ConfigNote);
            var settings = SettingsFile.Read(file is { Length: > 0 } ? file : null);
            var shops = await ConfiguredShops.Look(settings, StrategyFolders.Beside(file is { Length: > 0 } ? file : null), store.Strategies, cancellation);
            var services = new ServiceCollection().AddLogging().AddEmbedded(settings, shops, store, new TravellingClock(SystemClock.Instance)).AddOpenShop(settings, folder);
            return new(store, services.BuildServiceProvider());
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    public T Get<T>()
        where T : class => services.GetRequiredService<T>();

    /// <summary>Does something with one customer, at the data's own time.</summary>
    /// <returns>Null when the store knows nobody by that name.</returns>
    /// <exception cref="StartupException">There is no such store.</exception>
    public Task<T?> Find<T>(string shop, string keyOrEmail, Func<CustomerKey, Instant, Task<T?>> work, CancellationToken cancellation)
        where T : class => In<T?>(
            new(shop),
            async (known, now) => await Get<ReportCustomer>().Find(known.Id, keyOrEmail, cancellation) is { } key ? await work(key, now) : null,
            cancellation);

    /// <summary>Does something with a store, at the data's own time.</summary>
    /// <exception cref="StartupException">There is no such store.</exception>
    public async Task<T> In<T>(StoreId shop, Func<Shop, Instant, Task<T>> work, CancellationToken cancellation)
    {
        var switchboard = Get<Switchboard>();
        await switchboard.Refresh(cancellation);
        if (switchboard.Find(shop) is not { } known)
        {
            throw new StartupException([$"There is no store '{shop}' in the settings; there is {string.Join(", ", switchboard.All.Select(one => one.Id))}."]);
        }

        // Data that lived ahead of the system's time are looked at in their own.
        var now = SystemClock.Instance.GetCurrentInstant();
        return await work(known, Instant.Max(now, TimeTravel.Stand(store.Notes) ?? now));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await store.DisposeAsync();
    }
}
