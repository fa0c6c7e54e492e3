using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Shopify;

/// <summary>What a customer allows. Only a plain yes or no counts; all else leaves it as it was.</summary>
internal static class ShopifyConsent
{
    private const string Source = "shopify";

    public static Translation EmailUpdated(ShopifyDelivery said)
    {
        var id = said.Required("customer_id");
        said.Names.Customer("shopify", id);
        var consent = Required(said, "email_marketing_consent");
        var person = new PersonDetails(Email: said.Names.Email(said.Body["email_address"].Text()));
        return Only(said, Of(said, consent, Channel.Email, id, person));
    }

    public static Translation SmsUpdated(ShopifyDelivery said)
    {
        var id = said.Required("id");
        said.Names.Customer("shopify", id);
        var consent = Required(said, "sms_marketing_consent");
        var person = new PersonDetails(Phone: said.Names.Phone(said.Body["phone"].Text()));
        return Only(said, Of(said, consent, Channel.Sms, id, person));
    }

    public static IEnumerable<Fact> OfCustomer(ShopifyDelivery said, Node customer, string? id)
    {
        Fact?[] facts =
        [
            Of(said, customer["email_marketing_consent"], Channel.Email, id),
            Of(said, customer["sms_marketing_consent"], Channel.Sms, id),
        ];
        return facts.OfType<Fact>();
    }

    public static IEnumerable<Fact> OfOrder(ShopifyDelivery said, string order)
    {
        var customer = said.Body["customer"];
        var facts = OfCustomer(said, customer, customer["id"].Id());

        // The box ticked at checkout is the older way to say it, and speaks only where the newer one is not used.
        return customer["email_marketing_consent"].IsAbsent && said.Body["buyer_accepts_marketing"].Flag() is true
            ? facts.Append(Granted(said, Channel.Email, said.At, $"shopify:order:{order}:consent:email", null))
            : facts;
    }

    private static Node Required(ShopifyDelivery said, string name)
    {
        if (said.Body[name].IsAbsent)
        {
            said.Body[name].Fault("is missing");
        }

        return said.Body[name];
    }

    private static Translation Only(ShopifyDelivery said, Fact? fact) => fact is null
        ? new Translation.Ignored("neither a consent nor its withdrawal")
        : said.Reading.Introduce(fact);

    private static Fact? Of(ShopifyDelivery said, Node consent, Channel channel, string? customer, PersonDetails? person = null)
    {
        var at = consent["consent_updated_at"].IsoTime() is { } stated ? said.Reading.Ours(stated) : said.At;
        var state = consent["state"].Text()?.ToLowerInvariant();
        var key = $"shopify:consent:{customer}:{(channel == Channel.Email ? "email" : "sms")}:{state}:{at.ToUnixTimeMilliseconds()}";
        return state switch
        {
            "subscribed" => Granted(said, channel, at, key, person),
            "unsubscribed" => new Fact.ConsentWithdrawn(channel, Purpose.Marketing, Source)
            {
                Key = key,
                OccurredAt = at,
                ReceivedAt = said.Reading.ReceivedAt,
                Person = person,
            },
            _ => null,
        };
    }

    private static Fact.ConsentGranted Granted(ShopifyDelivery said, Channel channel, Instant at, string key, PersonDetails? person) =>
        new(channel, Purpose.Marketing, Source) { Key = key, OccurredAt = at, ReceivedAt = said.Reading.ReceivedAt, Person = person };
}
