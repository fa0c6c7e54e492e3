using PostSale.Delivery.Senders;

namespace PostSale.Delivery.Tests.Senders;

public sealed class SenderDomainTests
{
    private const string Spf = "loja.com=v=spf1 include:spf.mail.com -all";
    private const string Dkim = "google._domainkey.loja.com=v=DKIM1; k=rsa; p=MIIB";
    private const string Dmarc = "_dmarc.loja.com=v=DMARC1; p=none";

    public static TheoryData<string, string[], string[]> Zones => new()
    {
        { "oi@loja.com", [Spf, Dkim, Dmarc], ["SPF is there", "DKIM is there (google)", "DMARC is there"] },
        { "oi@LOJA.com", [Spf, Dkim, Dmarc], ["SPF is there", "DKIM is there (google)", "DMARC is there"] },
        { "oi@loja.com", ["loja.com=google-site-verification=x"], ["!no SPF record", "no DKIM key under the usual names", "!no DMARC record"] },
        { "oi@loja.com", [Spf, "loja.com=v=spf1 a -all", Dkim, Dmarc], ["!several SPF records", "DKIM is there", "DMARC is there"] },
        { "oi@loja.com", ["loja.com=v=spf1 +all", Dkim, Dmarc], ["!+all", "DKIM is there", "DMARC is there"] },
        { "oi@loja.com", [Spf, "s1._domainkey.loja.com=v=DKIM1; p=", Dmarc, "_dmarc.loja.com=v=DMARC1; p=reject"], ["SPF is there", "no DKIM key", "!several DMARC records"] },
        { "oi@loja.com", ["loja.com=v=spf10 x", Dkim, "_dmarc.loja.com=v=dmarc1;p=none"], ["!no SPF record", "DKIM is there", "DMARC is there"] },
        { "oi@mail.loja.com", ["mail.loja.com=v=spf1 -all", Dmarc], ["SPF is there", "no DKIM key", "DMARC is there"] },
        { "oi@lojja.com", [], ["!not known in the DNS"] },
        { "oi@loja.example", [], ["an example's domain"] },
        { "oi@example.com", [], ["an example's domain"] },
    };

    [Theory]
    [MemberData(nameof(Zones))]
    public async Task ADomain_IsJudgedByItsRecords(string address, string[] records, string[] expected)
    {
        var findings = await SenderDomain.Look(address, name => Task.FromResult<DnsTexts?>(new(
            records.Length > 0, [.. records.Where(record => record.StartsWith(name + "=", StringComparison.Ordinal)).Select(record => record[(name.Length + 1)..])])));

        Assert.Equal(expected.Length, findings.Count);
        Assert.All(expected.Zip(findings), pair =>
        {
            Assert.Contains(pair.First.TrimStart('!'), pair.Second.What, StringComparison.Ordinal);
            Assert.Equal(!pair.First.StartsWith('!'), pair.Second.Well);
        });
    }

    [Fact]
    public async Task ASilentDns_IsNobodysFault()
    {
        var finding = Assert.Single(await SenderDomain.Look("oi@loja.com", _ => Task.FromResult<DnsTexts?>(null)));

        Assert.True(finding.Well);
        Assert.Contains("no answer", finding.What, StringComparison.Ordinal);
    }
}
