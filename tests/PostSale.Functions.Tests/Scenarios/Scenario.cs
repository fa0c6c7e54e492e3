using System.Text.Json;
using NodaTime.Text;

namespace PostSale.Functions.Tests.Scenarios;

/// <summary>What goes wrong on the way of hints. The embedded host has none, so nothing changes there.</summary>
[Flags]
public enum Trouble
{
    None = 0,
    NudgesLost = 1,
    RingsLost = 2,
    RingsTwice = 4,
    TimersEarly = 8,
    NoQueue = 16,
}

/// <summary>Deliveries to a shop, counted from a Monday at ten in São Paulo.</summary>
/// <param name="Silent">Nothing is to go: what was given back is in before any rule decides.</param>
/// <param name="Attempts">How often the provider says "later" to each message before it takes it.</param>
public sealed record Scenario(string Name, IReadOnlyList<Act> Acts, int Attempts = 0, Trouble Trouble = Trouble.None, bool Silent = false, string Strategy = "loja-fisica")
{
    public static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 13, 0);

    public static readonly Duration Length = Duration.FromDays(35);

    private static Act Paid(double day, string order = "1", string customer = "u-1") => Event(
        day, $"paid-{order}", "order.paid", customer, new() { ["order"] = order, ["amount"] = 99.9m, ["currency"] = "BRL", ["items"] = new[] { new { sku = "CAN", name = "Caneca", quantity = 1 } } });

    // Known by the app's own name only, so nothing but the app reaches them.
    private static Act Subscribed(double day) => Event(
        day, "subscribed", "subscription.started", "u-1", new() { ["subscription"] = "s-1", ["plan"] = "mensal", ["amount"] = 29.9m, ["currency"] = "BRL" }, hasEmail: false);

    private static Act Refunded(double day, string order = "1") => Event(day, $"refunded-{order}", "order.refunded", "u-1", new() { ["order"] = order, ["amount"] = 99.9m });

    private static Act SwitchedOff(double day) => Event(
        day, "off", "consent.withdrawn", "u-1", new() { ["channel"] = "email", ["purpose"] = "relationship", ["source"] = "account" });

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("a purchase", [Paid(0)]),
        new("a purchase at night", [Paid(0.6)]),
        new("refunded on day five", [Paid(0), Refunded(4.2)]),
        new("refunded before it was paid", [Refunded(0), Paid(0.01)], Silent: true),
        new("switched off on day two", [Paid(0), SwitchedOff(1.1)]),
        new("two orders ten days apart", [Paid(0), Paid(10, "2")]),
        new("told three times", [Paid(0), Paid(0.01), Paid(2)]),
        new("two customers", [Paid(0), Paid(0.2, "2", "u-2")]),
        new("a provider that is busy twice", [Paid(0)], Attempts: 2),
        new("every nudge is lost", [Paid(0), Refunded(4.2)], Trouble: Trouble.NudgesLost),
        new("every ring is lost", [Paid(0), Paid(10, "2")], Trouble: Trouble.RingsLost),
        new("every hint is lost", [Paid(0), SwitchedOff(8)], Trouble: Trouble.NudgesLost | Trouble.RingsLost | Trouble.TimersEarly),
        new("every ring rings twice", [Paid(0), Paid(10, "2")], Attempts: 1, Trouble: Trouble.RingsTwice | Trouble.TimersEarly),
        new("notices in the app", [Subscribed(0)], Strategy: "app"),
        new("notices in the app, every hint is lost", [Subscribed(0)], Trouble: Trouble.NudgesLost | Trouble.RingsLost, Strategy: "app"),
        new("there is no queue", [Paid(0), Refunded(12)], Attempts: 1, Trouble: Trouble.NoQueue),
    ];

    private static Act Event(double day, string id, string type, string customer, Dictionary<string, object> data, bool hasEmail = true)
    {
        var at = Start + Duration.FromDays(day);
        data["id"] = id;
        data["customer"] = hasEmail ? (object)new { id = customer, email = $"{customer}@example.com", name = "Ana" } : new { id = customer };
        return new(at, id, JsonSerializer.SerializeToUtf8Bytes(new { type, timestamp = InstantPattern.ExtendedIso.Format(at), data }));
    }
}

/// <summary>A delivery at its moment.</summary>
public sealed record Act(Instant At, string Id, byte[] Body)
{
    public PostSale.Application.Ports.Delivery Delivery => new() { Key = new(new(TestShop.Id), "events", Id), Body = Body, ReceivedAt = At };
}
