namespace PostSale.Domain.Messages;

/// <summary>Why something was not done, or not yet.</summary>
public enum Reason
{
    /// <summary>Its time passed while nothing ran.</summary>
    TooLate,

    /// <summary>No address is known on that channel.</summary>
    NoAddress,

    /// <summary>Marketing, and nobody granted it.</summary>
    NoConsent,

    /// <summary>The person switched this kind of message off.</summary>
    ConsentWithdrawn,

    /// <summary>The address bounced, complained or was refused for good.</summary>
    AddressSuppressed,

    /// <summary>Outside the channel's window.</summary>
    QuietHours,

    /// <summary>Another message already goes that day.</summary>
    DailyCap,

    /// <summary>Enough marketing in these seven days.</summary>
    MarketingCap,

    /// <summary>Sending is switched off.</summary>
    KillSwitch,

    /// <summary>Everything paid for the order was given back.</summary>
    OrderRefunded,

    /// <summary>The order was cancelled.</summary>
    OrderCancelled,

    /// <summary>The purchase was imported or reached us too late: it is history.</summary>
    History,

    /// <summary>Two runs proved to be about one order; the earlier goes on.</summary>
    SameOrder,

    /// <summary>The strategy no longer holds this journey.</summary>
    PlanGone,

    /// <summary>Its texts could not be turned into a message.</summary>
    Unrenderable,

    /// <summary>The provider refused it for good.</summary>
    RefusedByProvider,

    /// <summary>Nobody can say whether it went; it is not sent again, so as not to send it twice.</summary>
    OutcomeUnknown,

    /// <summary>The provider could not take it before it expired.</summary>
    ProviderUnavailable,

    /// <summary>Held back on its day, and free to go: it waits for its own hour of another.</summary>
    OwnHour,

    /// <summary>Its condition did not hold when it was due.</summary>
    ConditionNotMet,

    /// <summary>One of those who get no optional messages, so that it can be seen what these are worth.</summary>
    HeldOut,

    /// <summary>The customer asked for peace.</summary>
    CustomerPaused,

    /// <summary>The store has paused its follow-up.</summary>
    StorePaused,

    /// <summary>Nothing is sold to someone whose complaint is open.</summary>
    OpenCase,

    /// <summary>Nothing is sold to someone who gave a bad score lately.</summary>
    Detractor,

    /// <summary>Nothing is sold to someone about to leave.</summary>
    AtRisk,

    /// <summary>What the journey was there for has happened.</summary>
    GoalReached,

    /// <summary>Something happened that ends the journey.</summary>
    ExitReached,

    /// <summary>The journey began anew.</summary>
    Superseded,

    /// <summary>It waits for another contact to be over.</summary>
    WaitsForAnother,

    /// <summary>What it counts from is not known yet: a shipment, a renewal, the end of a trial.</summary>
    NoDateYet,

    /// <summary>Two records proved to be one person; the other goes on.</summary>
    SamePerson,

    /// <summary>The person asked to be forgotten.</summary>
    Erased,

    /// <summary>A survey went to the customer in the last 30 days, or its reminder has gone.</summary>
    AskedLately,

    /// <summary>What a reminder asks for has been answered.</summary>
    Answered,

    /// <summary>The store's strategy was changed, and whoever did so chose this for those in flight.</summary>
    StrategyChanged,

    /// <summary>The contact it waited for was still open when its own time was over.</summary>
    WaitedTooLong,

    /// <summary>A holiday of the shop, on which nothing but transactional messages goes.</summary>
    Holiday,
}
