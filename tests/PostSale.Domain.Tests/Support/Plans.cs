namespace PostSale.Domain.Tests.Support;

/// <summary>A plan like the one a shop of physical products begins with, and the policies it is held to.</summary>
internal static class Plans
{
    public static readonly JourneyId Onboarding = new("onboarding");
    public static readonly JourneyId LongTerm = new("long-term");

    public static readonly Touchpoint Confirmation = new()
    {
        Id = new("confirmation"),
        When = new Timing.AtOnce(),
        Anchor = Anchor.Purchase,
        Stage = Stage.Immediate,
        Kind = TouchpointKind.Educational,
        Purpose = Purpose.Transactional,
        Channel = Channel.Email,
        InShortForm = true,
        PurposeAsWelcome = Purpose.Relationship,
    };

    public static readonly Touchpoint FirstSteps = OnDay("first-steps", 3);
    public static readonly Touchpoint HowIsIt = OnDay("how-is-it", 7) with { InShortForm = true };
    public static readonly Touchpoint Tips = OnDay("tips", 14);
    public static readonly Touchpoint Survey = OnDay("survey", 30);
    public static readonly Touchpoint Monthly = Recurring("monthly", new(2, 0), new(1, 0));
    public static readonly Touchpoint Quarterly = Recurring("quarterly", new(3, 15), new(3, 0)) with { Purpose = Purpose.Marketing };

    public static readonly PlanBook Shop = Book(
        Journey("onboarding", Confirmation, FirstSteps, HowIsIt, Tips, Survey),
        Journey("long-term", Monthly, Quarterly) with { Subject = SubjectKind.Customer, Priority = Priority.Satisfaction });

    public static readonly Policies Policies = new() { Zone = Moments.Zone(Moments.SaoPaulo) };

    public static Touchpoint OnDay(string id, int day) => new()
    {
        Id = new(id),
        When = new Timing.OnDay(day),
        Anchor = Anchor.Delivery,
        Stage = Stage.Short,
        Kind = TouchpointKind.Educational,
        Purpose = Purpose.Relationship,
        Channel = Channel.Email,
    };

    public static Touchpoint Recurring(string id, CalendarSpan first, CalendarSpan every) => new()
    {
        Id = new(id),
        When = new Timing.Recurring(first, every),
        Anchor = Anchor.Purchase,
        Stage = Stage.Long,
        Kind = TouchpointKind.Proactive,
        Purpose = Purpose.Relationship,
        Channel = Channel.Email,
    };

    /// <summary>About an order, of onboarding's priority, ended by a refund or a cancellation.</summary>
    public static JourneyPlan Journey(string id, params ImmutableArray<Touchpoint> touchpoints) => new()
    {
        Id = new(id),
        Subject = SubjectKind.Order,
        Priority = Priority.Onboarding,
        Exit = [FactTypes.OrderRefunded, FactTypes.OrderCancelled],
        Touchpoints = touchpoints,
    };

    /// <summary>So many days after what the journey began with.</summary>
    public static Touchpoint After(string id, int days) => OnDay(id, 1) with { When = new Timing.Offset(days), Anchor = Anchor.Entry };

    /// <summary>So many days before a renewal.</summary>
    public static Touchpoint Before(string id, int days) => OnDay(id, 1) with { When = new Timing.Offset(-days), Anchor = Anchor.Renewal };

    public static Touchpoint Task(string id, int days, TaskKind kind = TaskKind.Call) => After(id, days) with
    {
        Channel = kind == TaskKind.Call ? Channel.Phone : Channel.InPerson,
        Task = new(kind, Duration.FromDays(1), TaskPlan.UsualOutcomes),
    };

    /// <summary>About the customer, begun with any fact, ended by nothing.</summary>
    public static JourneyPlan Of(string id, string entry, params ImmutableArray<Touchpoint> touchpoints) => new()
    {
        Id = new(id),
        Subject = SubjectKind.Customer,
        Entry = [entry],
        Priority = Priority.Satisfaction,
        Touchpoints = touchpoints,
    };

    /// <summary>One journey of every kind that a shop of physical products does not begin with.</summary>
    public static readonly ImmutableArray<JourneyPlan> Widened =
    [
        Of("renewal", FactTypes.SubscriptionRenews, Before("renewal-30", 30), Before("renewal-7", 7), Before("renewal-0", 0)) with
        {
            Subject = SubjectKind.Subscription, Priority = Priority.Renewal, Reentry = new Reentry.Restart(),
            Exit = [FactTypes.SubscriptionEnded, FactTypes.SubscriptionEnding],
        },
        Of("dunning", FactTypes.PaymentFailed, After("dunning-0", 0) with { When = new Timing.AtOnce() }, After("dunning-3", 3), Task("dunning-call", 5)) with
        {
            Subject = SubjectKind.Subscription, Priority = Priority.Renewal, Reentry = new Reentry.After(Duration.FromDays(20)),
            Goal = [FactTypes.PaymentRecovered], Exit = [FactTypes.SubscriptionEnded],
        },
        Of("win-back", FactTypes.OrderPaid, After("win-60", 60) with { Purpose = Purpose.Marketing, DespiteTrouble = true, Fallbacks = [Channel.Sms] }) with
        {
            Priority = Priority.Marketing, Reentry = new Reentry.Restart(), HoldoutPercent = 20,
        },
        Of("complaint", FactTypes.ComplaintRaised, Task("complaint-call", 0), After("complaint-sorry", 1) with { After = new("complaint-call") }) with
        {
            Priority = Priority.AtRisk, Reentry = new Reentry.After(Duration.FromDays(2)), Exit = [FactTypes.SupportResolved],
        },
        Of("loyal", FactTypes.OrderPaid, After("loyal-2", 2) with { If = new Condition.OpenCase(false) }) with
        {
            If = new Condition.All([new Condition.Purchases(new(2, null)), new Condition.Not(new Condition.AtRisk(RiskLevel.High))]),
            Reentry = new Reentry.After(Duration.FromDays(90)),
        },
    ];

    public static PlanBook Book(params ImmutableArray<JourneyPlan> journeys) => new(Version("v1", journeys));

    public static StrategyPlan Version(string hash, params ImmutableArray<JourneyPlan> journeys) => new(new(hash), journeys);
}
