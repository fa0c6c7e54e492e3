namespace PostSale.Delivery.Senders;

/// <summary>What the DNS says of a domain that mails are sent from. Large mailboxes refuse senders without these records.</summary>
/// <remarks>RFC 7208 (SPF), RFC 6376 (DKIM), RFC 7489 (DMARC).</remarks>
public static class SenderDomain
{
    // Reserved (RFC 2606, RFC 6761): nobody's, so nothing stands in the DNS.
    private static readonly string[] Reserved = ["example", "test", "invalid", "localhost", "local", "example.com", "example.net", "example.org"];

    // A key's name is the signer's choice, and only a mail says it. These are what the large ones use.
    private static readonly string[] Selectors =
        ["selector1", "selector2", "selector1-azurecomm-prod-net", "google", "s1", "s2", "k1", "k2", "default", "dkim", "mail", "smtp", "pm", "mandrill", "fm1", "resend"];

    /// <param name="address">What mails are from.</param>
    /// <param name="texts">The TXT records of a name; null where the DNS gives no answer.</param>
    public static async Task<IReadOnlyList<SenderFinding>> Look(string address, Func<string, Task<DnsTexts?>> texts)
    {
        var domain = address[(address.LastIndexOf('@') + 1)..].TrimEnd('.').ToLowerInvariant();
        if (Array.Exists(Reserved, reserved => domain == reserved || domain.EndsWith("." + reserved, StringComparison.Ordinal)))
        {
            return [new(true, $"{domain}: an example's domain, which has no records to look at")];
        }

        var keys = Selectors.Select(selector => texts($"{selector}._domainkey.{domain}")).ToList();
        var (own, policy) = (texts(domain), texts($"_dmarc.{domain}"));
        return await own switch
        {
            null => [new(true, $"{domain}: the DNS gives no answer, so SPF, DKIM and DMARC were not looked at")],
            { IsKnown: false } => [new(false, $"{domain} is not known in the DNS: is it registered, and is Sender:Email right?")],
            { Records: var records } => [Spf(domain, records), Dkim(domain, await Task.WhenAll(keys)), await Dmarc(domain, policy, texts)],
        };
    }

    private static SenderFinding Spf(string domain, IReadOnlyList<string> records) =>
        records.Where(record => Begins(record, "v=spf1")).ToList() switch
        {
            [] => new(false, $"{domain} has no SPF record: add TXT \"v=spf1 include:… -all\" with what your mail service names"),
            [var one] when one.Contains("+all", StringComparison.OrdinalIgnoreCase) =>
                new(false, $"{domain}: its SPF record ends in +all, which lets everybody send in its name: end it in -all"),
            [_] => new(true, $"{domain}: SPF is there"),
            _ => new(false, $"{domain} has several SPF records, which counts as none: join them into one"),
        };

    private static SenderFinding Dkim(string domain, DnsTexts?[] keys)
    {
        var found = Selectors.Where((_, i) => keys[i]?.Records.Any(IsKey) == true).ToList();
        return found.Count > 0
            ? new(true, $"{domain}: DKIM is there ({string.Join(", ", found)})")
            : new(true, $"{domain}: no DKIM key under the usual names; look whether your mail service signs, and under which name");
    }

    private static async Task<SenderFinding> Dmarc(string domain, Task<DnsTexts?> own, Func<string, Task<DnsTexts?>> texts)
    {
        var records = Policies(await own);

        // What a domain does not say, the one above it says for it.
        if (records.Count == 0 && domain.Count(letter => letter == '.') > 1)
        {
            records = Policies(await texts($"_dmarc.{domain[(domain.IndexOf('.', StringComparison.Ordinal) + 1)..]}"));
        }

        return records switch
        {
            [] => new(false, $"{domain} has no DMARC record: add TXT \"v=DMARC1; p=none\" at _dmarc.{domain}, and tighten it later"),
            [_] => new(true, $"{domain}: DMARC is there"),
            _ => new(false, $"{domain} has several DMARC records, which counts as none: keep one"),
        };
    }

    private static List<string> Policies(DnsTexts? texts) => [.. (texts?.Records ?? []).Where(record => Begins(record, "v=DMARC1"))];

    private static bool IsKey(string record) => record.Contains("p=", StringComparison.Ordinal) && !record.TrimEnd(' ', ';').EndsWith("p=", StringComparison.Ordinal);

    private static bool Begins(string record, string version) =>
        record.StartsWith(version, StringComparison.OrdinalIgnoreCase) && (record.Length == version.Length || record[version.Length] is ' ' or ';');
}

/// <param name="Well">False when a person should do something about it.</param>
/// <param name="What">One line.</param>
public sealed record SenderFinding(bool Well, string What);

/// <summary>What the DNS holds as TXT under a name.</summary>
/// <param name="IsKnown">Something stands under the name or below it, if no text.</param>
public sealed record DnsTexts(bool IsKnown, IReadOnlyList<string> Records);
