using PostSale.Stores.Tests.Contracts;

namespace PostSale.Stores.Tests.Tables;

public sealed class TableInboxTests : InboxContract
{
    protected override Task<StorePorts> Open() => TableAccount.Open();
}

public sealed class TableAliasesTests : AliasesContract
{
    protected override Task<StorePorts> Open() => TableAccount.Open();
}

public sealed class TableCustomersTests : CustomersContract
{
    protected override Task<StorePorts> Open() => TableAccount.Open();
}

public sealed class TableOutboxTests : OutboxContract
{
    protected override Task<StorePorts> Open() => TableAccount.Open();
}

public sealed class TableTasksTests : TasksContract
{
    protected override Task<StorePorts> Open() => TableAccount.Open();
}

public sealed class BlobStrategiesTests : StrategiesContract
{
    protected override Task<StorePorts> Open() => TableAccount.Open();
}

public sealed class TableApplyingTests : ApplyingContract
{
    protected override Task<StorePorts> Open() => TableAccount.Open();
}

public sealed class TablePurchasesTests : PurchasesContract
{
    protected override Task<StorePorts> Open() => TableAccount.Open();
}

public sealed class TableScoresTests : ScoresContract
{
    protected override Task<StorePorts> Open() => TableAccount.Open();
}

public sealed class TableScoringTests : ScoringContract
{
    protected override Task<StorePorts> Open() => TableAccount.Open();
}

public sealed class TableSwitchesTests : SwitchesContract
{
    protected override Task<StorePorts> Open() => TableAccount.Open();
}
