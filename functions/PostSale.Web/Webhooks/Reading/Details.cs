using System.Text.RegularExpressions;

namespace PostSale.Web.Webhooks.Reading;

/// <summary>What a body says about a person, made fit to be kept; null when it says nothing usable.</summary>
internal static partial class Details
{
    private const int MaxLocaleLength = 35;

    public static string? Name(string? text) => DisplayText.Clean(text) is { Length: > 0 } name ? name : null;

    public static string? Name(string? first, string? last) => Name($"{first} {last}");

    public static string? Locale(string? text) =>
        text is { Length: <= MaxLocaleLength } && LanguageTag().IsMatch(text) ? text : null;

    public static string? TimeZone(string? text) =>
        text is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(text) is { } zone ? zone.Id : null;

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();
}
