using System.Globalization;

namespace PostSale.Application.Templates;

/// <summary>Writes amounts as people of a locale write them.</summary>
/// <remarks>
/// Written out rather than taken from the machine's culture data, which differs between machines and versions. The blank in
/// <c>R$ 99,90</c> is a plain one: a no-break space is outside the SMS alphabet and would halve what fits into one.
/// </remarks>
internal static class Money
{
    private static readonly NumberFormatInfo Portuguese = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    private static readonly NumberFormatInfo English = new() { NumberDecimalSeparator = ".", NumberGroupSeparator = "," };

    /// <param name="amount">In major units; 0 or more.</param>
    /// <param name="currency">ISO 4217, upper case.</param>
    /// <param name="locale">BCP 47; Portuguese ones write <c>R$ 1.234,50</c>, all others <c>R$1,234.50</c>.</param>
    public static string Format(decimal amount, string currency, string locale)
    {
        var isPortuguese = locale.StartsWith("pt", StringComparison.OrdinalIgnoreCase);
        var digits = amount.ToString($"N{Digits(currency)}", isPortuguese ? Portuguese : English);
        return Symbol(currency, isPortuguese) is { } symbol
            ? isPortuguese ? $"{symbol} {digits}" : symbol + digits
            : $"{OneLine.Of(currency)} {digits}";
    }

    public static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Symbol(string currency, bool isPortuguese) => currency switch
    {
        "BRL" => "R$",
        "USD" => isPortuguese ? "US$" : "$",
        "EUR" => "€",
        "GBP" => "£",
        _ => null,
    };

    // ISO 4217: most have two.
    private static int Digits(string currency) => currency switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "UYI" or "VND" or "VUV" or "XAF" or "XOF"
            or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        _ => 2,
    };
}
