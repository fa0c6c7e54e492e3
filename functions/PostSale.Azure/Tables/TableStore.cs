using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace PostSale.Azure.Tables;

/// <summary>Everything in one storage account, used by any number of processes at a time.</summary>
/// <remarks>Thread-safe. Holds nothing but clients: opening it costs the requests that create what is absent.</remarks>
public sealed class TableStore
{
    private readonly TableSet tables;

    private TableStore(TableSet tables, BlobStrategies strategies, TimeProvider time)
    {
        this.tables = tables;
        var due = new DueIndex(tables.Due);
        var undertaker = new Undertaker(tables.Due, time);
        var partition = new CustomerPartition(tables, undertaker);
        Inbox = new TableInbox(tables, due, new(tables, undertaker, new(tables.Lists, time)), new(tables.Aliases), Announce);
        Aliases = new TableAliases(tables.Aliases);
        var customers = new TableCustomers(tables, due, partition, Announce);
        var purchases = new TablePurchases(tables.Purchases, tables.Scores, Aliases, customers);
        customers.Purchases = purchases;
        (Customers, Purchases) = (customers, purchases);
        Scores = new TableScores(tables.Scorings, tables.Scores, customers);
        Outbox = new TableOutbox(tables, due, partition, Announce);
        Tasks = new TableTasks(tables, partition, Announce);
        Strategies = strategies;
        Nights = new TableNights(tables.Nights);
        Keys = new TableKeys(tables.Keys);
        Switches = new TableSwitches(tables.Switches);
        Audit = new TableAudit(tables.Audit);
    }

    /// <summary>Raised when something to do has come in through this process. A hint: the work is in the store before it.</summary>
    public event Action? Arrived;

    public IInbox Inbox { get; }

    public IAliases Aliases { get; }

    public ICustomers Customers { get; }

    public IOutbox Outbox { get; }

    public ITasks Tasks { get; }

    public IPurchases Purchases { get; }

    public IScores Scores { get; }

    public IStrategies Strategies { get; }

    public INights Nights { get; }

    public TableKeys Keys { get; }

    public ISwitches Switches { get; }

    public IAudit Audit { get; }

    /// <summary>Opens a store by an account's connection string.</summary>
    /// <exception cref="StoreUnavailableException">The account does not answer or refuses us.</exception>
    public static Task<TableStore> Open(string connectionString, TableStoreOptions options, CancellationToken cancellation) => Open(
        new TableServiceClient(connectionString, TableStoreOptions.ForTables()),
        new BlobServiceClient(connectionString, TableStoreOptions.ForBlobs()),
        options,
        cancellation);

    /// <summary>Opens a store and creates the tables and the container that are absent.</summary>
    /// <param name="tables">Made with <see cref="TableStoreOptions.ForTables"/>, whose limits in time a webhook counts on.</param>
    /// <param name="blobs">Made with <see cref="TableStoreOptions.ForBlobs"/>.</param>
    /// <exception cref="StoreUnavailableException">The account does not answer or refuses us.</exception>
    public static async Task<TableStore> Open(
        TableServiceClient tables, BlobServiceClient blobs, TableStoreOptions options, CancellationToken cancellation)
    {
        options = options.Checked();
        var set = new TableSet(tables, options.Prefix);
        var strategies = new BlobStrategies(blobs.GetBlobContainerClient(options.Prefix + "strategies"), set.Switches);
        await Task.WhenAll(set.Create(cancellation), strategies.Create(cancellation));
        return new(set, strategies, options.Time);
    }

    /// <summary>Whether a write reaches the tables now.</summary>
    public async Task<bool> IsWritable(CancellationToken cancellation)
    {
        try
        {
            await tables.Lists.Put([new("check", "check")], cancellation);
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    private void Announce() => Arrived?.Invoke();
}
