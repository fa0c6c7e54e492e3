using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

/// <summary>The tables of one store.</summary>
internal sealed class TableSet
{
    private static readonly string[] Names = ["customers", "timeline", "due", "inbox", "lists", "messages", "aliases", "nights", "keys", "switches", "audit", "purchases", "scorings", "scores"];

    private readonly GuardedTable[] all;

    public TableSet(TableServiceClient service, string prefix)
    {
        all = [.. Names.Select(name => new GuardedTable(service.GetTableClient(prefix + name)))];
        (Customers, Timeline, Due, Inbox, Lists, Messages, Aliases) = (all[0], all[1], all[2], all[3], all[4], all[5], all[6]);
        (Nights, Keys, Switches, Audit) = (all[7], all[8], all[9], all[10]);
        (Purchases, Scorings, Scores) = (all[11], all[12], all[13]);
    }

    /// <summary>The truth about customers, one partition each: the customer, facts, messages, contents, unfinished turns.</summary>
    public GuardedTable Customers { get; }

    /// <summary>Facts taken in and decisions, one partition per customer and month.</summary>
    public GuardedTable Timeline { get; }

    /// <summary>What falls due when: see <see cref="DueIndex"/>.</summary>
    public GuardedTable Due { get; }

    /// <summary>The truth about deliveries, one partition each.</summary>
    public GuardedTable Inbox { get; }

    /// <summary>Lists for people: customers, messages and deliveries of a store.</summary>
    public GuardedTable Lists { get; }

    /// <summary>Whose a message is, by its id.</summary>
    public GuardedTable Messages { get; }

    public GuardedTable Aliases { get; }

    /// <summary>Which nights have been seen to: see <see cref="TableNights"/>.</summary>
    public GuardedTable Nights { get; }

    /// <summary>The keys of sign-in cookies: see <see cref="TableKeys"/>.</summary>
    public GuardedTable Keys { get; }

    /// <summary>What is switched in each store, and which strategy it goes by.</summary>
    public GuardedTable Switches { get; }

    /// <summary>What people did: see <see cref="TableAudit"/>.</summary>
    public GuardedTable Audit { get; }

    /// <summary>Purchases and subscriptions, one row a customer, by store and shard: see <see cref="PurchaseRow"/>.</summary>
    public GuardedTable Purchases { get; }

    /// <summary>How each night's scoring went.</summary>
    public GuardedTable Scorings { get; }

    /// <summary>Scores, one row a customer, by store and shard.</summary>
    public GuardedTable Scores { get; }

    public Task Create(CancellationToken cancellation) => SideBySide.Run(all, table => table.Create(cancellation), cancellation);
}
