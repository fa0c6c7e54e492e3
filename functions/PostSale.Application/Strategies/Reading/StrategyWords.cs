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

    public static Words<Anchor> Anchors { get; } = new("anchor", ("purchase", Anchor.Purchase), ("delivery", Anchor.Delivery));

    public static Words<SubjectKind> Subjects { get; } = new("subject", ("order", SubjectKind.Order), ("customer", SubjectKind.Customer));

    public static Words<bool> Entries { get; } = new("entry", ("order.paid", true));

    public static Words<JourneyExit> Exits { get; } = new(
        "exit", ("order.refunded", JourneyExit.Refund), ("order.cancelled", JourneyExit.Cancellation));

    public static Words<IsoDayOfWeek> Days { get; } = new(
        "day",
        ("mon", IsoDayOfWeek.Monday), ("tue", IsoDayOfWeek.Tuesday), ("wed", IsoDayOfWeek.Wednesday), ("thu", IsoDayOfWeek.Thursday),
        ("fri", IsoDayOfWeek.Friday), ("sat", IsoDayOfWeek.Saturday), ("sun", IsoDayOfWeek.Sunday));
}

/// <summary>What takes a run out of its journey.</summary>
internal enum JourneyExit { Refund, Cancellation }
