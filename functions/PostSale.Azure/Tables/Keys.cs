using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PostSale.Azure.Tables;

/// <summary>How names and times stand in partition and row keys.</summary>
/// <remarks>
/// Keys are compared as text, so whatever is searched by range is written at one width. Parts are joined by a colon, which stands
/// in none of them.
/// </remarks>
internal static class Keys
{
    // Every month and hour that an Instant can hold, moved above 0.
    private const int MonthOffset = 200_000;
    private const long HourOffset = 1_000_000_000;

    /// <summary>What names from outside become: 32 hex digits over all parts.</summary>
    /// <remarks>
    /// A key holds at most 1 KiB, may not hold <c>/ \ # ?</c> or control characters, and 200 characters of a foreign script
    /// escaped would be longer than that. The name itself stands in the row's document.
    /// </remarks>
    public static string Hash(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            // Length prefixes keep ("a", "bc") and ("ab", "c") apart.
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}/");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    /// <summary>A store's id as it is; one that is no id as the settings allow it, by its hash.</summary>
    public static string Of(StoreId store) =>
        store.Value.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') && store.Value.Length is > 0 and <= 64
            ? store.Value
            : $"~{Hash(store.Value)}";

    /// <summary>Earlier times first.</summary>
    public static string Ascending(Instant at) => ((ulong)at.ToUnixTimeTicks() ^ 0x8000_0000_0000_0000).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Later times first.</summary>
    public static string Descending(Instant at) => (~((ulong)at.ToUnixTimeTicks() ^ 0x8000_0000_0000_0000)).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Larger numbers first.</summary>
    public static string Descending(long number) => (long.MaxValue - number).ToString("d19", CultureInfo.InvariantCulture);

    /// <summary>The month in UTC, later ones first.</summary>
    public static string Month(Instant at)
    {
        var date = at.InUtc();
        return (MonthOffset - ((date.Year * 12) + date.Month)).ToString("d6", CultureInfo.InvariantCulture);
    }

    /// <summary>The hour since 1970, earlier ones first.</summary>
    public static string Hour(Instant at) =>
        (HourOffset + (long)Math.Floor((at - NodaConstants.UnixEpoch).TotalHours)).ToString("d10", CultureInfo.InvariantCulture);

    /// <summary>A name that no other write has.</summary>
    public static string Token() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>The first key behind all that begin with <paramref name="prefix"/>.</summary>
    public static string Behind(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);
}
