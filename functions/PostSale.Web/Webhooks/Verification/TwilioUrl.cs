namespace PostSale.Web.Webhooks.Verification;

/// <summary>The spellings of one address under which Twilio may have signed it. Works on the text: a parser would change its case.</summary>
internal static class TwilioUrl
{
    /// <summary>With and without the port, each with the query as it is and as older libraries encode it.</summary>
    public static IReadOnlyList<string> Spellings(string url)
    {
        string[] ports = [WithPort(url), WithoutPort(url)];
        return [.. ports.Concat(ports.Select(WithLegacyQuery)).Distinct()];
    }

    /// <summary>The query's fields, decoded.</summary>
    public static IReadOnlyList<(string Name, string Value)> Query(string url)
    {
        var mark = url.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? [] : FormFields.Split(url[(mark + 1)..].Split('#')[0]);
    }

    private static string WithPort(string url) => Split(url) is var (before, host, port, after) && port.Length == 0 && host.Length > 0
        ? $"{before}{host}:{(before.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? "443" : "80")}{after}"
        : url;

    private static string WithoutPort(string url) => Split(url) is var (before, host, _, after) ? $"{before}{host}{after}" : url;

    /// <summary>Up to the host, with whoever signs in; the host; its port with the colon; all that follows.</summary>
    private static (string Before, string Host, string Port, string After) Split(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
        {
            return (url, "", "", "");
        }

        start += 3;
        var end = url.IndexOfAny(['/', '?', '#'], start);
        end = end < 0 ? url.Length : end;
        var host = end > start ? Math.Max(start, url.LastIndexOf('@', end - 1, end - start) + 1) : start;
        // In [::1]:80 only the last colon is the port's.
        var bare = Math.Max(host, url.IndexOf(']', host, end - host));
        var colon = url.IndexOf(':', bare, end - bare);
        return colon < 0
            ? (url[..host], url[host..end], "", url[end..])
            : (url[..host], url[host..colon], url[colon..end], url[end..]);
    }

    private static string WithLegacyQuery(string url)
    {
        var mark = url.IndexOf('?', StringComparison.Ordinal);
        return mark < 0
            ? url
            : $"{url[..mark]}?{string.Join('&', Query(url).GroupBy(pair => pair.Name).SelectMany(group => group).Select(pair => $"{Escape(pair.Name)}={Escape(pair.Value)}"))}";
    }

    private static string Escape(string text) => Uri.EscapeDataString(text)
        .Replace("%21", "!", StringComparison.Ordinal).Replace("%27", "'", StringComparison.Ordinal).Replace("%28", "(", StringComparison.Ordinal)
        .Replace("%29", ")", StringComparison.Ordinal).Replace("%2A", "*", StringComparison.Ordinal);
}
