using System.Text.Json.Nodes;
using PostSale.Application.Customers;
using PostSale.Application.Starting;

namespace PostSale.Local.Hosting;

/// <summary>Reaches customers through the server that holds the data, or, when none runs, in the file itself.</summary>
internal sealed class CustomerAccess(string folder, string? config, string? server, string? key)
{
    /// <summary>Where <c>serve</c> notes its settings file, so that later commands need not be told.</summary>
    public const string ConfigNote = "config";

    /// <returns>Null when the store knows nobody by that name.</returns>
    /// <exception cref="StartupException">There is no such store, or no way to ask; the message says what to do.</exception>
    public Task<CustomerReport?> Find(string store, string keyOrEmail, CancellationToken cancellation) => Ask(
        there => there.Find(store, keyOrEmail, cancellation),
        file => file.Find<CustomerReport>(store, keyOrEmail, (key, now) => file.Get<ReportCustomer>().Run(key, now, cancellation), cancellation),
        cancellation);

    /// <inheritdoc cref="Find"/>
    public Task<JsonObject?> Export(string store, string keyOrEmail, CancellationToken cancellation) => Ask(
        there => there.Export(store, keyOrEmail, cancellation),
        file => file.Find<JsonObject>(store, keyOrEmail, (key, now) => file.Get<ExportCustomer>().Run(key, LocalData.Who, now, cancellation), cancellation),
        cancellation);

    /// <returns>The key of whoever was erased; null when the store knows nobody by that name.</returns>
    /// <inheritdoc cref="Find"/>
    public Task<string?> Erase(string store, string keyOrEmail, CancellationToken cancellation) => Ask(
        there => there.Erase(store, keyOrEmail, cancellation),
        file => file.Find<string>(
            store, keyOrEmail, async (key, now) => (await file.Get<EraseCustomer>().Run(key, LocalData.Who, now, cancellation))?.Value, cancellation),
        cancellation);

    private async Task<T?> Ask<T>(Func<RemoteCustomers, Task<T?>> remote, Func<LocalData, Task<T?>> local, CancellationToken cancellation)
        where T : class
    {
        if (server is not null)
        {
            using var given = RemoteCustomers.At(server, key);
            return await remote(given);
        }

        if (Address.Read(folder) is { } running)
        {
            try
            {
                using var beside = RemoteCustomers.At(running);
                return await remote(beside);
            }
            catch (RemoteCustomers.NotReachedException)
            {
                // A server that was killed leaves its address behind, where another may listen by now. Then the file is free.
            }
        }

        await using var file = await LocalData.Open(folder, config, cancellation);
        return await local(file);
    }
}
