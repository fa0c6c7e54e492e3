namespace PostSale.Application.Strategies.Reading;

/// <summary>How <c>strategy.yaml</c> spells the domain's vocabulary.</summary>
internal static class StrategyWords
{
    public static Words<Channel> Channels { get; } = new(
        "channel",
        ("email", Channel.Email), ("phone", Channel.Phone), ("sms", Channel.Sms), ("whatsapp", Channel.WhatsApp), ("app", Channel.App),
        ("in-person", Channel.InPerson));

    public static Words<Purpose> Purposes { get; } = new(
        "purpose", ("transactional", Purpose.Transactional), ("relationship", Purpose.Relationship), ("marketing", Purpose.Marketing));

    public static Words<Stage> Stages { get; } = new(
        "stage", ("immediate", Stage.Immediate), ("short", Stage.Short), ("medium", Stage.Medium), ("long", Stage.Long));

    public static Words<TouchpointKind> Kinds { get; } = new(
        "kind",
        ("educational", TouchpointKind.Educational), ("satisfaction", TouchpointKind.Satisfaction), ("proactive", TouchpointKind.Proactive),
        ("commercial", TouchpointKind.Commercial));

    public static Words<Priority> Priorities { get; } = new(
        "priority",
        ("at-risk", Priority.AtRisk), ("renewal", Priority.Renewal), ("onboarding", Priority.Onboarding), ("satisfaction", Priority.Satisfaction),
        ("referral", Priority.Referral), ("marketing", Priority.Marketing));

    public static Words<Anchor> Anchors { get; } = new(
        "anchor",
        ("entry", Anchor.Entry), ("purchase", Anchor.Purchase), ("shipment", Anchor.Shipment), ("renewal", Anchor.Renewal), ("trial-end", Anchor.TrialEnd),
        ("last-use", Anchor.LastUse), ("delivery", Anchor.Delivery));

    // The last is what a fault leaves behind: nothing else is asked of it.
    public static Words<SubjectKind> Subjects { get; } = new(
        "subject", ("order", SubjectKind.Order), ("subscription", SubjectKind.Subscription), ("customer", SubjectKind.Customer));

    // The word after a fault is the last: an order's, which no further check objects to.
    public static Words<string> Facts { get; } = new("fact", [.. FactTypes.All.Reverse().Select(type => (type, type))]);

    public static Words<Reentry> Reentries { get; } = new("reentry", ("once", new Reentry.Once()), ("restart", new Reentry.Restart()));

    public static Words<RiskLevel> Risks { get; } = new(
        "risk", ("low", RiskLevel.Low), ("medium", RiskLevel.Medium), ("high", RiskLevel.High), ("critical", RiskLevel.Critical));

    public static Words<TaskKind> Tasks { get; } = new(
        "kind of task",
        ("call", TaskKind.Call), ("visit", TaskKind.Visit), ("investigation", TaskKind.Investigation), ("approval", TaskKind.Approval),
        ("notice", TaskKind.Notice));

    public static Words<SurveyKind> Surveys { get; } = new("survey", ("nps", SurveyKind.Nps), ("csat", SurveyKind.Csat), ("ces", SurveyKind.Ces));

    public static Words<IsoDayOfWeek> Days { get; } = new(
        "day",
        ("mon", IsoDayOfWeek.Monday), ("tue", IsoDayOfWeek.Tuesday), ("wed", IsoDayOfWeek.Wednesday), ("thu", IsoDayOfWeek.Thursday),
        ("fri", IsoDayOfWeek.Friday), ("sat", IsoDayOfWeek.Saturday), ("sun", IsoDayOfWeek.Sunday));
}
