using PostSale.Application.Strategies.Programmes;

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

    public static Words<ProductKind> Products { get; } = new(
        "kind of product",
        ("physical", ProductKind.Physical), ("saas", ProductKind.Saas), ("course", ProductKind.Course), ("service", ProductKind.Service), ("app", ProductKind.App));

    public static Words<Cycle> Cycles { get; } = new("cycle", ("one-off", Cycle.OneOff), ("recurring", Cycle.Recurring), ("subscription", Cycle.Subscription));

    public static Words<CriticalMoment> Moments { get; } = new(
        "moment", ("first-days", CriticalMoment.FirstDays), ("first-month", CriticalMoment.FirstMonth), ("renewal", CriticalMoment.Renewal));

    public static Words<Sign> Signs { get; } = new(
        "sign",
        ("low-use", Sign.LowUse), ("complaint", Sign.Complaint), ("no-answer", Sign.NoAnswer), ("cancellation-sought", Sign.CancellationSought),
        ("competitor-compared", Sign.CompetitorCompared), ("bad-score", Sign.BadScore), ("payment-failing", Sign.PaymentFailing), ("at-risk", Sign.AtRisk));

    public static Words<SignalAction> Actions { get; } = new(
        "action",
        ("contact", SignalAction.Contact), ("investigate", SignalAction.Investigate), ("quick-fix", SignalAction.QuickFix), ("compensate", SignalAction.Compensate));

    public static Words<BenefitKind> Benefits { get; } = new(
        "kind of benefit",
        ("discount", BenefitKind.Discount), ("community", BenefitKind.Community), ("content", BenefitKind.Content), ("priority", BenefitKind.Priority),
        ("gift", BenefitKind.Gift));

    /// <summary>Figures with a target. A share is written with %.</summary>
    public static ImmutableArray<(string Word, bool IsShare)> Kpis { get; } =
        [("satisfaction", true), ("nps", false), ("retention", true), ("churn", true), ("lifetimeValue", false), ("upsell", true), ("referrals", true)];

    /// <summary>The parts of a call, as a script's headings say them, by language.</summary>
    public static ImmutableDictionary<string, ImmutableArray<string>> CallParts { get; } = new Dictionary<string, ImmutableArray<string>>
    {
        ["pt"] = ["Abertura", "Objetivo", "Perguntas", "Escuta", "Solução e próximos passos", "Fechamento"],
        ["en"] = ["Opening", "Aim", "Questions", "Listening", "Solution and next steps", "Closing"],
    }.ToImmutableDictionary();
}
