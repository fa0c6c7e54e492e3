using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace PostSale.Application.Intake;

/// <summary>The currencies of ISO 4217 that people pay with.</summary>
public static class Currency
{
    // Those replaced of late (ANG, BGN) stay: a refund may come long after the payment.
    private static readonly FrozenSet<string> Codes = """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY
        COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
        IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR
        MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
        SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD
        XCG XOF XPF YER ZAR ZMW ZWG
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <param name="text">As given, in any case.</param>
    /// <param name="code">Upper case.</param>
    public static bool TryNormalise(string? text, [NotNullWhen(true)] out string? code)
    {
        var candidate = text?.ToUpperInvariant() ?? "";
        code = Codes.Contains(candidate) ? candidate : null;
        return code is not null;
    }
}
