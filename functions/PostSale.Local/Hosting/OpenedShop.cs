using NodaTime;
using PostSale.Application;
using PostSale.Application.Intake;
using PostSale.Application.Starting;
using PostSale.Embedded.Sqlite;
using PostSale.Embedded.Workers;

namespace PostSale.Local.Hosting;

/// <summary>A store's data, opened by a command while no server runs.</summary>
internal sealed class OpenedShop : IAsyncDisposable
{
    private OpenedShop(SqliteStore data, IShops shops, Shop shop, AliasHasher hasher, Instant now)
    {
        (Data, Shops, Shop, Hasher, Now) = (data, shops, shop, hasher, now);
    }

    public SqliteStore Data { get; }

    public IShops Shops { get; }

    public Shop Shop { get; }

    public AliasHasher Hasher { get; }

    /// <summary>Data that lived ahead of the system's time are worked on in their own.</summary>
    public Instant Now { get; }

    /// <param name="mayBegin">An empty folder becomes one with data, should a settings file be named.</param>
    /// <exception cref="StartupException">There are no data, or no such store; the message says what to do.</exception>
    public static async Task<OpenedShop> Open(string folder, string? config, string store, bool mayBegin, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(folder, "postsale.db")) && !(mayBegin && config is not null))
        {
            throw new StartupException([$"{folder}: no data here. Give --data DIR{(mayBegin ? ", with --config FILE where it is to begin," : "")} or --server URL --key KEY."]);
        }

        // Before the folder is made: a mistake in the settings should leave nothing behind.
        var given = config is null ? null : SettingsFile.Read(config);
        var data = SqliteStore.Open(folder);
        try
        {
            var file = config ?? (data.Notes.Read(CustomerAccess.ConfigNote) is { Length: > 0 } noted ? noted : null);
            var settings = given ?? SettingsFile.Read(file);
            var shops = await ConfiguredShops.Look(settings, StrategyFolders.Beside(file), data.Strategies, cancellation);
            var now = SystemClock.Instance.GetCurrentInstant();
            return shops.Find(new(store)) is { } shop
                ? new(data, shops, shop, new(Convert.FromBase64String(settings.IdentityKey)), Instant.Max(now, TimeTravel.Stand(data.Notes) ?? now))
                : throw new StartupException([$"There is no store '{store}' in the settings; there is {string.Join(", ", settings.Stores.Keys)}."]);
        }
        catch
        {
            await data.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Data.DisposeAsync();
}
