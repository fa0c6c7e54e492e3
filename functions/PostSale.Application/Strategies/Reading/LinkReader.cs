using System.Text.RegularExpressions;

namespace PostSale.Application.Strategies.Reading;

/// <summary>Reads <c>links</c>, and says what a link may be.</summary>
internal static partial class LinkReader
{
    public static ImmutableDictionary<string, string> Read(Node node, Faults faults)
    {
        var links = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in new Fields(node, faults, "links", known: null).Entries)
        {
            if (!NameForm().IsMatch(key.Text))
            {
                faults.Add(key.At, $"{Faults.Quote(key.Text)} is no name for a link", "use letters a to z, digits, - and _, beginning with a letter");
            }

            var url = Scalars.Text(value, faults);
            if (url.Length > 0 && !IsPage(url))
            {
                faults.Add(value.At, $"{Faults.Quote(url)} is no link", "write an https:// address without blanks or variables");
            }

            links[key.Text] = url;
        }

        return links.ToImmutable();
    }

    /// <summary>
    /// Whether an address with variables leads where its writer says, whatever the data: a page of a site named in full, a mailbox,
    /// a declared link, the survey of the touchpoint, or the customer's page.
    /// </summary>
    public static bool IsTarget(string url) => TargetForm().IsMatch(url.Trim());

    private static bool IsPage(string url) =>
        url.All(unit => unit > ' ' && !char.IsControl(unit)) && !url.Contains("{{", StringComparison.Ordinal)
        && Uri.TryCreate(url, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps && page.UserInfo.Length == 0 && page.Host.Length > 0;

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]{0,39}\z")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"^(?:https://[^\s/?#@{}]+(?:[/?#]|\z)|mailto:|\{\{\s*links\.|\{\{\s*(?:surveyUrl|pageUrl)\s*\}\})", RegexOptions.IgnoreCase)]
    private static partial Regex TargetForm();
}
