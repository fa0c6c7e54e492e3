using PostSale.Stores.Tests.Contracts;

namespace PostSale.Stores.Tests.Sqlite;

/// <summary>The same file while a past is lived through: one connection, no thread of its own, commits that are far apart.</summary>
public sealed class LoneSqliteInboxTests : InboxContract
{
    protected override Task<StorePorts> Open() => SqliteFile.Open(lasting: false);
}

public sealed class LoneSqliteCustomersTests : CustomersContract
{
    protected override Task<StorePorts> Open() => SqliteFile.Open(lasting: false);
}

public sealed class LoneSqliteOutboxTests : OutboxContract
{
    protected override Task<StorePorts> Open() => SqliteFile.Open(lasting: false);
}

public sealed class LoneSqliteTasksTests : TasksContract
{
    protected override Task<StorePorts> Open() => SqliteFile.Open(lasting: false);
}
