using System.Collections.Frozen;
using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Stripe;

/// <summary>Stripe counts in the smallest unit it knows of a currency.</summary>
internal static class StripeMoney
{
    private static readonly FrozenSet<string> ZeroDecimal = FrozenSet.Create(
        StringComparer.Ordinal,
        "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF");

    private static readonly FrozenSet<string> ThreeDecimal = FrozenSet.Create(StringComparer.Ordinal, "BHD", "JOD", "KWD", "OMR", "TND");

    /// <param name="minor">Where the amount stands; a fault when it is not there.</param>
    /// <param name="currency">ISO 4217, upper case.</param>
    /// <returns>Major units.</returns>
    public static decimal Amount(Node minor, string? currency)
    {
        var amount = minor.Required(minor.Whole()) / Unit(currency ?? "");
        return minor.Bounded(amount) ?? 0;
    }

    private static decimal Unit(string currency) => currency switch
    {
        _ when ZeroDecimal.Contains(currency) => 1,
        _ when ThreeDecimal.Contains(currency) => 1000,
        _ => 100,
    };
}
