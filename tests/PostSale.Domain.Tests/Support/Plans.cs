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

    public static PlanBook Book(params ImmutableArray<JourneyPlan> journeys) => new(Version("v1", journeys));

    public static StrategyPlan Version(string hash, params ImmutableArray<JourneyPlan> journeys) => new(new(hash), journeys);
}
