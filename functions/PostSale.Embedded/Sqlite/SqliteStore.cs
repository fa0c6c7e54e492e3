namespace PostSale.Embedded.Sqlite;

/// <summary>Everything in one SQLite file, <c>postsale.db</c> in a folder of its own, used by one process at a time.</summary>
/// <remarks>Write-ahead log, every commit on disk before it is reported. Thread-safe.</remarks>
public sealed class SqliteStore : IAsyncDisposable
{
    private readonly Database database;
    private readonly Writer writer;
    private readonly Readers readers;

    private SqliteStore(Database database, bool lasting)
    {
        this.database = database;
        var session = database.Connect(readOnly: false);
        writer = lasting ? new GroupWriter(session) : new LoneWriter(session);
        readers = new(database, writer as LoneWriter);
        var stores = new StoreNumbers(writer, readers);
        Inbox = new SqliteInbox(writer, readers, stores, Announce);
        Aliases = new SqliteAliases(writer, readers, stores);
        Customers = new SqliteCustomers(writer, readers, stores, Announce);
        Outbox = new SqliteOutbox(writer, readers, stores);
        Tasks = new SqliteTasks(writer, readers, stores, Announce);
        Nights = new SqliteNights(writer, stores);
        Purchases = new SqlitePurchases(writer, readers, stores, Announce);
        Scores = new SqliteScores(writer, readers, stores, Announce);
        Strategies = new SqliteStrategies(writer, readers, stores, Announce);
        Switches = new SqliteSwitches(writer, readers, stores);
        Audit = new SqliteAudit(writer, readers, stores);
        Notes = new SqliteNotes(writer, readers);
    }

    /// <summary>Raised when something to do has come in. A hint: the work is in the store before it.</summary>
    public event Action? Arrived;

    public IInbox Inbox { get; }

    public IAliases Aliases { get; }

    public ICustomers Customers { get; }

    public IOutbox Outbox { get; }

    public ITasks Tasks { get; }

    public INights Nights { get; }

    public IPurchases Purchases { get; }

    public IScores Scores { get; }

    public IStrategies Strategies { get; }

    public ISwitches Switches { get; }

    public IAudit Audit { get; }

    public SqliteNotes Notes { get; }

    /// <param name="folder">Created if absent.</param>
    /// <param name="lasting">Each commit is on disk before it is reported. Without it the file is whole once closed and
    /// of no use before: for data that can be made again.</param>
    /// <exception cref="DataFileException">It cannot be used; the message says why and what to do.</exception>
    public static SqliteStore Open(string folder, bool lasting = true) => new(Database.Open(folder, lasting), lasting);

    /// <summary>Whether a write reaches the disk now.</summary>
    public async Task<bool> IsWritable(CancellationToken cancellation)
    {
        try
        {
            await writer.Run(session => session.Execute("INSERT OR REPLACE INTO meta (key, value) VALUES ('checked', '')"), cancellation);
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }

    /// <summary>The stores that anything is held of.</summary>
    public IReadOnlyList<StoreId> Stores() => readers.Run(session => session.Query("SELECT name FROM stores ORDER BY name", row => new StoreId(row.Text(0))));

    /// <summary>Reads the whole file and says whether it is what it should be.</summary>
    public bool IsSound() => readers.Run(session => session.Text("PRAGMA integrity_check") is "ok");

    private void Announce() => Arrived?.Invoke();

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        readers.Dispose();
        database.Dispose();
    }
}
