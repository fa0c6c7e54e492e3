using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Strategies.Generating;

/// <summary>Where to begin with amounts, in the store's currency: a shop sets its own.</summary>
/// <param name="HighValue">From which a person calls.</param>
/// <param name="Vip">Spent, from which somebody is a VIP.</param>
/// <param name="LifetimeValue">The target.</param>
internal sealed record Amounts(int HighValue, int Vip, int LifetimeValue)
{
    public static Amounts Of(ProductKind kind, bool isPortuguese)
    {
        var (value, vip, lifetime) = kind switch
        {
            ProductKind.Physical => (100, 400, 300),
            ProductKind.Saas => (300, 2000, 1500),
            ProductKind.Course => (200, 600, 400),
            ProductKind.Service => (500, 3000, 2500),
            _ => (60, 200, 120),
        };

        // In reais; elsewhere in something like dollars.
        var rate = isPortuguese ? 4 : 1;
        return new(value * rate, vip * rate, lifetime * rate);
    }
}
