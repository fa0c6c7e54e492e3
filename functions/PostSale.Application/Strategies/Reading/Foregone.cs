namespace PostSale.Application.Strategies.Reading;

/// <summary>An answer that is the same for everybody.</summary>
/// <param name="Mend">What would be right where it never holds.</param>
internal sealed record Foregone(bool Holds, string Because, string Mend = "ask for something else, or leave it out")
{
    // Of these nobody says which order they are about.
    private static readonly ImmutableHashSet<string> AboutNoOrder =
    [
        FactTypes.SubscriptionStarted, FactTypes.SubscriptionRenewed, FactTypes.SubscriptionChanged, FactTypes.SubscriptionEnding, FactTypes.SubscriptionEnded,
        FactTypes.SubscriptionRenews, FactTypes.TrialStarted, FactTypes.TrialEnding, FactTypes.ProductUsed, FactTypes.SurveyAnswered, FactTypes.CallLogged, FactTypes.RiskRaised,
    ];

    /// <param name="isEntry">Asked of whoever enters; else of a touchpoint that is due.</param>
    /// <returns>Null where it depends.</returns>
    public static Foregone? Of(Condition question, JourneyPlan plan, bool isEntry) => question switch
    {
        Condition.Purchases { Count: var count } => IsByPurchase(plan) && (isEntry || EndsWhenUndone(plan))
            ? Within(count, 1, null, "whoever is here has bought once at least", "write { purchases: 1 } for the first purchase")
            : Within(count, 0, null, "nobody has bought less than nothing"),
        Condition.DaysSincePurchase { Days: var days } => isEntry && IsByPurchase(plan)
            ? Within(days, 0, 0, "the purchase that enters it is the last one, 0 days ago", "count the days of a silence by a touchpoint: { after: 90d }")
            : Below(days, 0, "no purchase is less than 0 days ago"),
        Condition.Spent { Amount: var spent } => Within(spent, 0, null, "nobody has paid less than nothing"),
        Condition.OrderAmount { Amount: var amount } => IsAboutNoOrder(plan)
            ? new(false, $"{plan.Entry[0]} is about no order", "ask how much was \"spent\"")
            : Below(amount, 0, "no order costs less than nothing"),
        Condition.Score { Survey: var survey, Value: var value } => Scale.Of(survey) is var (least, most) && (value.AtLeast > most || value.AtMost < least)
            ? new(false, $"{Words.Of(survey)} goes from {least} to {most}", $"name scores from {least} to {most}")
            : null,
        Condition.Uses { Feature: null, Count: var uses } when isEntry && plan.Entry is [FactTypes.ProductUsed] =>
            Within(uses, 1, null, "whoever enters has used it just now", "begin with \"subscription.started\" and ask in a touchpoint some days later"),
        Condition.Uses { Count: var uses } => Within(uses, 0, null, "nobody uses anything less than never"),
        Condition.Happened { Type: FactTypes.SubscriptionRenews } =>
            new(false, "a renewal's date is known, it does not happen", "ask for \"subscription.renewed\", or count from \"anchor: renewal\""),
        Condition.Happened { Times: 1, Type: var type } happened when (isEntry || happened.WithinDays is null) && plan.Entry.Length == 1 && plan.Entry[0] == type =>
            new(true, $"{type} is what enters the journey"),
        _ => null,
    };

    private static bool IsByPurchase(JourneyPlan plan) => plan.Entry is [FactTypes.OrderPaid];

    private static bool IsAboutNoOrder(JourneyPlan plan) => !plan.Entry.IsEmpty && (plan.Subject == SubjectKind.Subscription || plan.Entry.All(AboutNoOrder.Contains));

    private static bool EndsWhenUndone(JourneyPlan plan) =>
        plan.Subject == SubjectKind.Customer || (plan.Exit.Contains(FactTypes.OrderRefunded) && plan.Exit.Contains(FactTypes.OrderCancelled));

    // A number that is surely within some bounds; null where these have no end.
    private static Foregone? Within(Domain.Strategies.Range range, decimal least, decimal? most, string because, string mend = "ask for something else, or leave it out") =>
        range.AtMost < least || range.AtLeast > most ? new(false, because, mend)
        : !(range.AtLeast > least) && (range.AtMost is null || (most is { } end && range.AtMost >= end)) ? new(true, because)
        : null;

    private static Foregone? Below(Domain.Strategies.Range range, decimal least, string because) => range.AtMost < least ? new(false, because) : null;
}
