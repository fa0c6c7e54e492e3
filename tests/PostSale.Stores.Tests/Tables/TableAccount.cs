using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using PostSale.Azure.Tables;
using PostSale.Stores.Tests.Contracts;

namespace PostSale.Stores.Tests.Tables;

/// <summary>Opens stores on Azurite, each under a prefix of its own.</summary>
internal static class TableAccount
{
    public static async Task<StorePorts> Open()
    {
        var store = await Open(Prefix());
        return new(store.Inbox, store.Aliases, store.Customers, store.Outbox, store.Tasks, store.Strategies, () => Task.CompletedTask)
        {
            Switches = store.Switches,
            Audit = store.Audit,
            Purchases = store.Purchases, Scores = store.Scores, Nights = store.Nights,
        };
    }

    public static string Prefix() => $"t{Guid.NewGuid():n}"[..20];

    /// <param name="transport">Stands between the store and the tables; null for the network alone.</param>
    /// <param name="retries">How often the client tries again by itself.</param>
    public static async Task<TableStore> Open(string prefix, HttpPipelineTransport? transport = null, int retries = 3, TimeProvider? time = null)
    {
        var connection = await Azurite.ConnectionString();
        return await TableStore.Open(
            new TableServiceClient(connection, ForTables(transport, retries)),
            new BlobServiceClient(connection),
            new() { Prefix = prefix, Time = time ?? TimeProvider.System },
            CancellationToken.None);
    }

    public static async Task<TableClient> Table(string prefix, string name) =>
        new TableServiceClient(await Azurite.ConnectionString(), ForTables(null, 3)).GetTableClient(prefix + name);

    private static TableClientOptions ForTables(HttpPipelineTransport? transport, int retries)
    {
        var options = TableStoreOptions.ForTables();
        options.Retry.MaxRetries = retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);

        // An emulator on a busy machine may take its time; what the time limits do is not what is tested here.
        options.Retry.NetworkTimeout = TimeSpan.FromMinutes(2);
        if (transport is not null)
        {
            options.Transport = transport;
        }

        return options;
    }
}
