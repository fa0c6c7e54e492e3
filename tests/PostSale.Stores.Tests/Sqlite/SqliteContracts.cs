using PostSale.Embedded.Sqlite;
using PostSale.Stores.Tests.Contracts;

namespace PostSale.Stores.Tests.Sqlite;

public sealed class SqliteInboxTests : InboxContract
{
    protected override Task<StorePorts> Open() => SqliteFile.Open();
}

public sealed class SqliteAliasesTests : AliasesContract
{
    protected override Task<StorePorts> Open() => SqliteFile.Open();
}

public sealed class SqliteCustomersTests : CustomersContract
{
    protected override Task<StorePorts> Open() => SqliteFile.Open();
}

public sealed class SqliteOutboxTests : OutboxContract
{
    protected override Task<StorePorts> Open() => SqliteFile.Open();
}

public sealed class SqliteTasksTests : TasksContract
{
    protected override Task<StorePorts> Open() => SqliteFile.Open();
}

public sealed class SqliteStrategiesTests : StrategiesContract
{
    protected override Task<StorePorts> Open() => SqliteFile.Open();
}

public sealed class SqliteApplyingTests : ApplyingContract
{
    protected override Task<StorePorts> Open() => SqliteFile.Open();
}

public sealed class SqlitePurchasesTests : PurchasesContract
{
    protected override Task<StorePorts> Open() => SqliteFile.Open();
}

public sealed class SqliteScoresTests : ScoresContract
{
    protected override Task<StorePorts> Open() => SqliteFile.Open();
}

public sealed class SqliteScoringTests : ScoringContract
{
    protected override Task<StorePorts> Open() => SqliteFile.Open();
}

public sealed class SqliteSwitchesTests : SwitchesContract
{
    protected override Task<StorePorts> Open() => SqliteFile.Open();
}

internal static class SqliteFile
{
    public static Task<StorePorts> Open(bool lasting = true)
    {
        var folder = Directory.CreateTempSubdirectory("postsale-test-");
        var store = SqliteStore.Open(folder.FullName, lasting);
        return Task.FromResult(new StorePorts(store.Inbox, store.Aliases, store.Customers, store.Outbox, store.Tasks, store.Strategies, async () =>
        {
            await store.DisposeAsync();
            folder.Delete(recursive: true);
        })
        {
            Purchases = store.Purchases, Scores = store.Scores, Nights = store.Nights,
            Switches = store.Switches,
            Audit = store.Audit,
        });
    }
}
