namespace PostSale.Stores.Tests.Contracts;

/// <summary>A store's ports, open on a store of their own.</summary>
/// <param name="Release">Closes the store and removes what it left.</param>
public sealed record StorePorts(
    IInbox Inbox, IAliases Aliases, ICustomers Customers, IOutbox Outbox, ITasks Tasks, IStrategies Strategies, Func<Task> Release)
{
    public required ISwitches Switches { get; init; }

    public required IAudit Audit { get; init; }

    public required IPurchases Purchases { get; init; }

    public required IScores Scores { get; init; }

    public required INights Nights { get; init; }
}

/// <summary>Opens a fresh store for each test. The contracts below it are inherited once per adapter.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private StorePorts? ports;

    protected IInbox Inbox => ports!.Inbox;

    protected IAliases Aliases => ports!.Aliases;

    protected ICustomers Customers => ports!.Customers;

    protected IOutbox Outbox => ports!.Outbox;

    protected ITasks Tasks => ports!.Tasks;

    protected IStrategies Strategies => ports!.Strategies;

    protected ISwitches Switches => ports!.Switches;

    protected IAudit Audit => ports!.Audit;

    protected IPurchases Purchases => ports!.Purchases;

    protected IScores Scores => ports!.Scores;

    protected INights Nights => ports!.Nights;

    protected static CancellationToken None => CancellationToken.None;

    /// <returns>Ports on an empty store that no other test sees.</returns>
    protected abstract Task<StorePorts> Open();

    public async Task InitializeAsync() => ports = await Open();

    public Task DisposeAsync() => ports?.Release() ?? Task.CompletedTask;
}
