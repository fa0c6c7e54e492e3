namespace PostSale.Embedded.Tests.Support;

internal static class Journeys
{
    /// <summary>A confirmation at once and a relationship mail on day 3.</summary>
    public static JourneyPlan Onboarding { get; } = new()
    {
        Id = new("onboarding"),
        Subject = SubjectKind.Order,
        Priority = Priority.Onboarding,
        Exit = [FactTypes.OrderRefunded, FactTypes.OrderCancelled],
        Touchpoints = [Mail("confirmation", new Timing.AtOnce(), Purpose.Transactional), Mail("first-steps", new Timing.OnDay(3), Purpose.Relationship)],
    };

    public static Fact Paid(Instant at) => new Fact.OrderPaid(new("shop:order:1"), new(99.9m, "BRL", "#1", []))
    {
        Key = "paid",
        OccurredAt = at,
        ReceivedAt = at,
        Person = new(Name: "Ana", Email: "ana@example.com", EmailRank: 1),
    };

    public static Fact Refunded(Instant at) => new Fact.OrderRefunded(new("shop:order:1"), "r1", 99.9m) { Key = "refunded", OccurredAt = at, ReceivedAt = at };

    public static Fact SwitchedOff(Instant at) =>
        new Fact.ConsentWithdrawn(Channel.Email, Purpose.Relationship, "test") { Key = "off", OccurredAt = at, ReceivedAt = at };

    private static Touchpoint Mail(string id, Timing when, Purpose purpose) => new()
    {
        Id = new(id),
        When = when,
        Anchor = Anchor.Purchase,
        Stage = Stage.Short,
        Kind = TouchpointKind.Educational,
        Purpose = purpose,
        Channel = Channel.Email,
    };
}
