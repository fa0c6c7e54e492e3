using System.Text.Json;

namespace PostSale.Web.Webhooks.Reading;

/// <summary>One delivery while it is being read.</summary>
internal sealed class BodyReading
{
    private readonly Faults faults = new();

    private BodyReading(Shop shop, Delivery delivery, JsonElement root)
    {
        Shop = shop;
        Delivery = delivery;
        Root = new(root, "", faults);
        Names = new(shop);
    }

    public Shop Shop { get; }

    public Delivery Delivery { get; }

    public Node Root { get; }

    public Names Names { get; }

    public Instant ReceivedAt => Delivery.ReceivedAt;

    /// <summary>Runs <paramref name="read"/> over the body; a fault found on the way outweighs what it made of it.</summary>
    public static Translation Of(Shop shop, Delivery delivery, Func<BodyReading, Translation> read)
    {
        if (!StrictJson.TryParse(delivery.Body, out var document, out var fault))
        {
            return new Translation.Invalid(fault);
        }

        using (document)
        {
            var reading = new BodyReading(shop, delivery, document.RootElement);
            var translation = read(reading);
            return reading.faults.First is { } first ? new Translation.Invalid(first) : translation;
        }
    }

    /// <summary>A moment by the sender's clock, in ours.</summary>
    public Instant Ours(Instant stated) => Times.Ours(stated, Delivery);

    /// <summary>Facts that may make a new customer, so somebody must be named.</summary>
    public Translation Introduce(params ReadOnlySpan<Fact> facts) => Names.AnyPerson
        ? new Translation.Understood(Names.All, MayCreate: true, [.. facts])
        : new Translation.Invalid("no identity: the body gives neither a customer id nor a usable e-mail address or phone number");

    /// <summary>A use of the product by somebody, who may be new.</summary>
    /// <param name="introduction">Taken in only when the body gives a name that nobody had.</param>
    public Translation Used(Use use, Fact? introduction) => Names.All is { Length: > 0 } names
        ? new Translation.Understood(names, MayCreate: Names.AnyPerson, []) { Uses = [use], Introduction = introduction }
        : new Translation.Invalid("no identity: the body names neither a customer nor a subscription");

    /// <summary>Somebody is to be forgotten.</summary>
    public Translation Erase(string source) => Names.All is { Length: > 0 } names
        ? new Translation.Erase(names, source)
        : new Translation.Invalid("asks to forget somebody and does not say whom");

    /// <summary>Facts about someone who is known, or soon will be.</summary>
    public Translation Add(params ReadOnlySpan<Fact> facts) => Names.All is { Length: > 0 } names
        ? new Translation.Understood(names, MayCreate: false, [.. facts])
        : new Translation.Invalid("no identity: the body names neither a customer nor an order");
}
