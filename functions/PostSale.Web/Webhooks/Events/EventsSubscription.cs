using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Events;

internal static class EventsSubscription
{
    public static string Name(string id) => $"events:subscription:{id}";

    /// <summary>A beginning may introduce somebody; the rest is about someone who is known, or soon will be.</summary>
    public static Translation Told(EventsBody said, SubscriptionEvent what)
    {
        var data = said.Data;
        var name = Name(data["subscription"].Required(data["subscription"].Id()) ?? "");
        said.Names.Subscription(name);
        var fact = new Fact.SubscriptionTold(what, name, Terms(said, what))
        {
            Key = said.Key,
            OccurredAt = said.At,
            ReceivedAt = said.Reading.ReceivedAt,
            Person = said.Person,
        };
        return what is SubscriptionEvent.Started or SubscriptionEvent.TrialStarted && said.Names.AnyPerson
            ? said.Reading.Introduce(fact)
            : said.Reading.Add(fact);
    }

    private static SubscriptionTerms Terms(EventsBody said, SubscriptionEvent what)
    {
        var data = said.Data;
        var plan = data["plan"].Id() ?? data["toPlan"].Id();
        var renews = Later(said, data["renewsAt"]);
        var isTrial = what is SubscriptionEvent.TrialStarted or SubscriptionEvent.TrialEnding;
        return new(
            plan is null ? null : DisplayText.Clean(plan),
            data["amount"].Amount(),
            data["currency"].CurrencyCode(),
            isTrial ? null : renews,
            Later(said, data["trialEndsAt"]) ?? (isTrial ? renews : null));
    }

    private static Instant? Later(EventsBody said, Node moment) =>
        moment.IsoTime() is { } stated ? Calendar.Later(stated, said.Reading.Delivery.ClockAhead) : null;
}
