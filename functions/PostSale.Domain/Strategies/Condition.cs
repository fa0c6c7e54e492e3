using PostSale.Domain.Customers;
using PostSale.Domain.Surveys;

namespace PostSale.Domain.Strategies;

/// <summary>A question about a customer. What it means is in <c>Journeys/Circumstances</c>.</summary>
public abstract record Condition
{
    private Condition() { }

    public sealed record All(ImmutableArray<Condition> Conditions) : Condition;

    public sealed record Any(ImmutableArray<Condition> Conditions) : Condition;

    public sealed record Not(Condition Condition) : Condition;

    /// <summary>Orders paid and kept.</summary>
    public sealed record Purchases(Range Count) : Condition;

    /// <summary>Paid for kept orders, in the store's currency; other currencies do not count.</summary>
    public sealed record Spent(Range Amount) : Condition;

    /// <summary>Paid for the order the journey is about.</summary>
    public sealed record OrderAmount(Range Amount) : Condition;

    /// <summary>One of these is among the items of the order, or of any order where the journey is about none: by sku, name or category.</summary>
    public sealed record Bought(ImmutableArray<string> Products) : Condition;

    /// <summary>Days since the last purchase.</summary>
    public sealed record DaysSincePurchase(Range Days) : Condition;

    /// <summary>The latest answer to a survey.</summary>
    /// <param name="WithinDays">How old it may be; null for any age.</param>
    public sealed record Score(SurveyKind Survey, Range Value, int? WithinDays) : Condition;

    /// <summary>Somebody complained or asked for help, and it is not resolved.</summary>
    public sealed record OpenCase(bool Open) : Condition;

    /// <summary>At least this risk.</summary>
    public sealed record AtRisk(RiskLevel Least) : Condition;

    /// <summary>Something happened, at least so often.</summary>
    /// <param name="WithinDays">In so many days; null for ever.</param>
    public sealed record Happened(string Type, int? WithinDays, int Times) : Condition;

    /// <summary>Uses of the product in so many days.</summary>
    /// <param name="Feature">Null for any.</param>
    public sealed record Uses(string? Feature, int WithinDays, Range Count) : Condition;

    /// <summary>Holds an active subscription of one of these plans; of any where none is named.</summary>
    public sealed record Subscribed(ImmutableArray<string> Plans) : Condition;

    public sealed record InTrial(bool Is) : Condition;

    /// <summary>Can be reached there: an address is known, alive, and consented to for the purpose.</summary>
    public sealed record Reachable(Channel Channel, Purpose Purpose) : Condition;

    /// <summary>What came of a task of this run.</summary>
    public sealed record Outcome(TouchpointId Touchpoint, ImmutableArray<string> Outcomes) : Condition;

    /// <summary>A touchpoint of this run was sent.</summary>
    public sealed record WasSent(TouchpointId Touchpoint) : Condition;
}
