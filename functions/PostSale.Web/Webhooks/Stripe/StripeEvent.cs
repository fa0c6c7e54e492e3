using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Stripe;

/// <summary>One event's envelope, read.</summary>
/// <param name="Object">What it is about.</param>
/// <param name="At">When it occurred, by our clock.</param>
/// <param name="Before">Of a change, what was before it.</param>
internal sealed record StripeEvent(BodyReading Reading, string Id, string Type, Node Object, Node Before, Instant At)
{
    public Names Names => Reading.Names;

    /// <summary>A moment to come, by our clock.</summary>
    public Instant? Later(Instant? stated) => stated is { } moment ? Calendar.Later(moment, Reading.Delivery.ClockAhead) : null;

    /// <summary>The object's own id, which it must have.</summary>
    public string ObjectId() => Object["id"].Required(Object["id"].Id()) ?? "";

    /// <summary>A fault unless the object is of the kind the event's type is about.</summary>
    public void Expect(string kind)
    {
        if (Object["object"].Text() is { } said && said != kind)
        {
            Object["object"].Fault($"a {kind} is expected for this type of event");
        }
    }

    public Fact.Noted Noted(string type, string key, PersonDetails? person = null, string? about = null) =>
        new(type, about) { Key = key, OccurredAt = At, ReceivedAt = Reading.ReceivedAt, Person = person };

    public Fact.SubscriptionTold Told(SubscriptionEvent what, string key, string subscription, SubscriptionTerms terms, PersonDetails? person = null) =>
        new(what, subscription, terms) { Key = key, OccurredAt = At, ReceivedAt = Reading.ReceivedAt, Person = person };

    public Fact.CustomerUpdated Updated(string key, PersonDetails person) =>
        new() { Key = key, OccurredAt = At, ReceivedAt = Reading.ReceivedAt, Person = person };

    public Fact.OrderNamed Named(string key, OrderRefs order) => new(order) { Key = key, OccurredAt = At, ReceivedAt = Reading.ReceivedAt };

    public Fact.OrderPaid Paid(string key, OrderRefs order, Payment payment, PersonDetails person) =>
        new(order, payment) { Key = key, OccurredAt = At, ReceivedAt = Reading.ReceivedAt, Person = person };
}
