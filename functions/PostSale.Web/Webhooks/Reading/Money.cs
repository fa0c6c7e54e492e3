namespace PostSale.Web.Webhooks.Reading;

/// <summary>Amounts and currencies as bodies state them.</summary>
internal static class Money
{
    private const decimal Largest = 1_000_000_000_000m;

    /// <summary>An amount in major units, 0 to 10¹²; anything else is a fault.</summary>
    public static decimal? Amount(this Node node) => node.Number() is { } amount ? node.Bounded(amount) : null;

    public static decimal? Bounded(this Node node, decimal amount)
    {
        if (amount is >= 0 and <= Largest)
        {
            return amount;
        }

        node.Fault("the amount is negative or absurdly large");
        return null;
    }

    /// <summary>A code of ISO 4217, upper case; anything else is a fault.</summary>
    public static string? CurrencyCode(this Node node)
    {
        if (node.Text() is not { } text)
        {
            return null;
        }

        if (Currency.TryNormalise(text, out var code))
        {
            return code;
        }

        node.Fault("is no currency of ISO 4217");
        return null;
    }
}
