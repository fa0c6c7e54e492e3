using PostSale.Application.Starting;
using PostSale.Embedded.Sqlite;

namespace PostSale.Local.Hosting;

/// <summary>Which store a command means that names none: most deployments have one.</summary>
internal static class OnlyStore
{
    /// <param name="named">As <c>--store</c> says; null when it is left out.</param>
    /// <exception cref="StartupException">There are several, or nobody to ask; the message says what to do.</exception>
    public static async Task<string> Of(string? named, string folder, string? config, string? server, string? key, CancellationToken cancellation)
    {
        if (named is not null)
        {
            return named;
        }

        using var remote = await RemoteShop.Find(folder, server, key, cancellation);
        var stores = remote is null ? await Here(folder, config) : await There(remote, cancellation);
        return stores switch
        {
            [var only] => only,
            [] => throw new StartupException(["Say which store: --store ID."]),
            _ => throw new StartupException([$"Say which store: --store {string.Join(" or ", stores)}."]),
        };
    }

    private static async Task<string[]> There(RemoteShop remote, CancellationToken cancellation)
    {
        var (_, stores, _) = await remote.Ask<Line[]>(HttpMethod.Get, "/api/v1/stores", null, cancellation);
        return [.. (stores ?? []).Select(store => store.Id)];
    }

    private static async Task<string[]> Here(string folder, string? config) => [.. SettingsFile.Read(config ?? await Noted(folder)).Stores.Keys];

    private static async Task<string?> Noted(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "postsale.db")))
        {
            throw new StartupException([$"{folder}: no data here. Give --data DIR or --server URL --key KEY."]);
        }

        await using var data = SqliteStore.Open(folder);
        return data.Notes.Read(CustomerAccess.ConfigNote) is { Length: > 0 } noted ? noted : null;
    }

    private sealed record Line(string Id);
}
