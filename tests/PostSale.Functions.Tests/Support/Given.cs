using PostSale.Domain.Journeys;
using PostSale.Domain.Strategies;

namespace PostSale.Functions.Tests.Support;

/// <summary>A customer and messages to send.</summary>
internal static class Given
{
    public static readonly CustomerKey Ana = CustomerKey.Parse(new string('a', 32));

    public static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    public static Message Message(string touchpoint = "confirmation", CustomerKey? customer = null)
    {
        var effect = new EffectId(new("onboarding"), "shop:order:1", new(touchpoint), 1);
        return new()
        {
            Id = MessageId.Of(customer ?? Ana, effect),
            Store = new("loja"),
            Customer = customer ?? Ana,
            Effect = effect,
            Version = new("v1"),
            Channel = Channel.Email,
            Purpose = Purpose.Transactional,
            Due = Noon,
            ExpiresAt = Noon + Duration.FromDays(3),
            CreatedAt = Noon,
            NotBefore = Noon,
        };
    }

    public static LoadedCustomer Customer() => new(Domain.Customers.Customer.New(Ana, new("loja")), "1", [], false);
}
