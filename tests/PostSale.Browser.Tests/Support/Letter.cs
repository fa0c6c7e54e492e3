using System.Text.RegularExpressions;

namespace PostSale.Browser.Tests.Support;

/// <summary>A mail as its reader has it, with the links that lead to the shop's own server.</summary>
internal static partial class Letter
{
    /// <summary>Paths of links that lead to us, in the order in which they stand; those of the mail's own buttons first.</summary>
    public static IReadOnlyList<string> Links(this Mail mail) =>
        [.. Ours().Matches(WebUtility.HtmlDecode(mail.Message.HtmlBody!)).Select(match => match.Groups[1].Value).Distinct()];

    public static string Link(this Mail mail, string begins) => mail.Links().First(link => link.StartsWith(begins, StringComparison.Ordinal));

    [GeneratedRegex(@"http://localhost:7071(/[^\s""'<>)]*)")]
    private static partial Regex Ours();
}
