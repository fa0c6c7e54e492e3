using System.Globalization;

namespace PostSale.Web.Webhooks.Reading;

internal static class Decimals
{
    /// <summary>Digits with at most one point and a sign in front: no commas, which mean one thing here and another there.</summary>
    public static bool TryParse(string? text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
}
