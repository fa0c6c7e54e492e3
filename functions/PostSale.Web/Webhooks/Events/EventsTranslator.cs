using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Events;

/// <summary>What the contract's own events mean.</summary>
public sealed class EventsTranslator : ITranslator
{
    public string Provider => "events";

    public Translation Translate(Shop shop, Delivery delivery) => BodyReading.Of(shop, delivery, Read);

    private static Translation Read(BodyReading reading)
    {
        var root = reading.Root;
        var type = root["type"].Required(root["type"].Text()) ?? "";
        var stated = root["timestamp"].Required(root["timestamp"].IsoTime());
        var data = root["data"];
        var id = data["id"].Required(data["id"].Id()) ?? "";
        var person = EventsPerson.Read(reading, data["customer"]);
        return Meaning(new(reading, type, $"events:{type}:{id}", id, data, person, reading.Ours(stated)));
    }

    private static Translation Meaning(EventsBody said) => said.Type switch
    {
        "order.paid" => EventsOrder.Paid(said),
        "order.shipped" => EventsOrder.Shipped(said),
        "order.delivered" => EventsOrder.Delivered(said),
        "order.refunded" => EventsOrder.Refunded(said),
        "order.cancelled" => EventsOrder.Cancelled(said),
        "consent.granted" => EventsConsent.Granted(said),
        "consent.withdrawn" => EventsConsent.Withdrawn(said),
        "message.bounced" => EventsAddress.Suppressed(said, SuppressionCause.Bounced),
        "message.complained" => EventsAddress.Suppressed(said, SuppressionCause.Complained),
        "customer.updated" => said.Reading.Introduce(new Fact.CustomerUpdated
        {
            Key = said.Key,
            OccurredAt = said.At,
            ReceivedAt = said.Reading.ReceivedAt,
            Person = said.Person,
        }),
        FactTypes.SubscriptionStarted => EventsSubscription.Told(said, SubscriptionEvent.Started),
        FactTypes.SubscriptionRenewed => EventsSubscription.Told(said, SubscriptionEvent.Renewed),
        FactTypes.SubscriptionChanged => EventsSubscription.Told(said, SubscriptionEvent.Changed),
        FactTypes.SubscriptionEnding => EventsSubscription.Told(said, SubscriptionEvent.Ending),
        FactTypes.SubscriptionEnded => EventsSubscription.Told(said, SubscriptionEvent.Ended),
        FactTypes.TrialStarted => EventsSubscription.Told(said, SubscriptionEvent.TrialStarted),
        FactTypes.TrialEnding => EventsSubscription.Told(said, SubscriptionEvent.TrialEnding),
        "payment.failed" or "payment.recovered" or "milestone.reached" or "support.opened" or "support.resolved" or "complaint.raised"
            or "cancellation.sought" or "competitor.compared" or "message.replied" => Noted(said),
        "customer.erased" => said.Reading.Erase("events"),
        FactTypes.ProductUsed => EventsUse.Told(said),
        _ => new Translation.Ignored("unknown type"),
    };

    private static Translation Noted(EventsBody said)
    {
        var order = said.Data["order"].Id() is { } ordered ? $"events:order:{ordered}" : null;
        var subscription = said.Data["subscription"].Id() is { } subscribed ? EventsSubscription.Name(subscribed) : null;
        if (order is not null)
        {
            said.Names.Order(order);
        }

        said.Names.Subscription(subscription);
        return said.Reading.Add(said.Noted(subscription ?? order));
    }
}
