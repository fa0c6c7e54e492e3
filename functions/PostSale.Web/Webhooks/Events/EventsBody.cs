using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Events;

/// <summary>One event of the contract while it is being read.</summary>
/// <param name="Key">Names the fact.</param>
/// <param name="At">When it happened, by our clock.</param>
internal sealed record EventsBody(BodyReading Reading, string Type, string Key, string Id, Node Data, PersonDetails? Person, Instant At)
{
    public Names Names => Reading.Names;

    public Fact.Noted Noted(string? about) => new(Type, about) { Key = Key, OccurredAt = At, ReceivedAt = Reading.ReceivedAt, Person = Person };

    /// <summary>The order it is about, which must be named.</summary>
    public OrderRefs Order()
    {
        var order = Data["order"];
        return Names.Order($"events:order:{order.Required(order.Id())}");
    }
}
