using System.Diagnostics.CodeAnalysis;
using PhoneNumbers;
using PostSale.Application.Settings;

namespace PostSale.Application.Intake;

/// <summary>Phone numbers in E.164, the one form under which they are known, compared and called.</summary>
public static class PhoneNumber
{
    // The longest real spelling is far shorter; a parser need not see more.
    private const int MaxLength = 40;

    /// <param name="text">As given; may be anything.</param>
    /// <param name="region">ISO 3166 code of the country that a number without a country code belongs to; see <see cref="RegionOf"/>.</param>
    /// <param name="e164">For example <c>+5511912345678</c>, when such a number can exist.</param>
    public static bool TryNormalise(string? text, string region, [NotNullWhen(true)] out string? e164)
    {
        e164 = null;
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength)
        {
            return false;
        }

        var library = PhoneNumberUtil.GetInstance();
        try
        {
            var number = library.Parse(text, region);
            e164 = library.IsValidNumber(number) ? library.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            // The library's way of saying no.
        }

        return e164 is not null;
    }

    /// <returns>
    /// The country of the store's locale; else of its currency, whose first two letters are a country's unless several share
    /// it; else <c>ZZ</c>, where only numbers with a country code are understood.
    /// </returns>
    public static string RegionOf(StoreSettings settings)
    {
        var known = PhoneNumberUtil.GetInstance().GetSupportedRegions();
        var said = settings.Locale.Split('-', '_').Skip(1).FirstOrDefault(part => part.Length == 2)?.ToUpperInvariant();
        if (said is not null && known.Contains(said))
        {
            return said;
        }

        var minting = settings.Currency is { Length: 3 } currency ? currency[..2].ToUpperInvariant() : "";
        return known.Contains(minting) ? minting : "ZZ";
    }
}
