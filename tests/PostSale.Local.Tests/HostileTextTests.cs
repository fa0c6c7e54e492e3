using System.Text;

namespace PostSale.Local.Tests;

/// <summary>What strangers write about themselves, through every door, into mails and pages: shown as text, and nothing more.</summary>
public sealed class HostileTextTests(HostileTextTests.SoldToStrangers open) : IClassFixture<HostileTextTests.SoldToStrangers>
{
    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    public static TheoryData<string> Names => [.. Texts.Select(row => (string)row[0])];

    public static TheoryData<string, string> Texts => new()
    {
        { "tag", "<img src=x onerror=alert(1)>" },
        { "script", "</title></pre><script>alert(1)</script>" },
        { "attribute", "\" onmouseover=\"alert(1)" },
        { "link", "javascript:alert(1)" },
        { "template", "{{7*7}} {{store.email}} {{{body}}} {{#each order.items}}" },
        { "direction", "abc\u202Egnp.exe\u2066\u200Fx" },
        { "header", "Ana\r\nBcc: evil@elsewhere.example\r\n\r\nHello" },
        { "separator", "Ana\u2028Bcc: evil@elsewhere.example\u2029\v\f\u0085x" },
        { "encoded", "=?utf-8?B?PHNjcmlwdD4=?=" },
        { "long", new string('x', 10_000) },
        { "wide", string.Concat(Enumerable.Repeat("\U0001F469\u200D\U0001F469\u200D\U0001F467", 500)) },
        { "address", "\"Ana\" <evil@elsewhere.example>, other@elsewhere.example" },
        { "csv", "=HYPERLINK(\"https://elsewhere.example\")" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task AHostileText_IsOnlyTextInMailsAndOnPages(string name)
    {
        string[] buyers = [$"{name}-e@cliente.example", $"{name}-s@cliente.example", $"{name}-t@cliente.example"];
        foreach (var email in buyers)
        {
            var mails = served.Mails.To(email);
            Assert.Equal(6, mails.Count);
            Assert.All(mails, mail =>
            {
                AssertHarmless(mail.Message.HtmlBody!);
                Assert.Empty(mail.Message.Bcc.Mailboxes.Concat(mail.Message.Cc.Mailboxes));
                Assert.Equal(["oi@loja.example"], mail.Message.From.Mailboxes.Select(from => from.Address));
                Assert.Single(mail.Message.Headers, header => header.Id == MimeKit.HeaderId.Subject);
                var subject = mail.Message.Subject!;
                Assert.InRange(subject.Length, 1, 500);
                Assert.DoesNotContain(subject + mail.Message.TextBody, letter => letter is '\u202E' or '\u2066' or '\u200F' or '\u2028' or '\0' or '\v' or '\f' or '\u0085');
                if (name == "template" && mail.Touchpoint != "pesquisa")
                {
                    Assert.Contains("{{7*7}}", subject, StringComparison.Ordinal);
                }
            });
            Assert.All(Lines(email), line => Assert.InRange(line.Length, 0, 998));
        }

        using var session = await Session.Enter(served, shop.AdminKey);
        var page = await session.Page("/ops");
        AssertHarmless(page);
        foreach (var email in buyers)
        {
            var customer = await served.Customer(email);
            AssertHarmless(await session.Page($"/ops/customers/{customer["key"]}"));
            AssertHarmless(await session.Page($"/ops/messages/{customer["messages"]![0]!["id"]}"));
        }
    }

    // What the markup would hold if a text had become part of it.
    private static void AssertHarmless(string html)
    {
        Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\" onmouseover", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\u202E", html, StringComparison.Ordinal);
    }

    private IEnumerable<string> Lines(string email) => Directory
        .EnumerateFiles(Path.Combine(shop.Data, "mail"))
        .Select(file => File.ReadAllText(file, Encoding.Latin1))
        .Where(mail => mail.Contains(email, StringComparison.Ordinal))
        .SelectMany(mail => mail.Split('\n'));

    private static HttpRequestMessage Events(Shop shop, string name, string text, Instant at) => Signed.Events(shop, $"msg-hostile-{name}", Bytes(new()
    {
        ["type"] = "order.paid", ["timestamp"] = at.ToString(), ["data"] = new JsonObject
        {
            ["id"] = $"hostile-{name}", ["order"] = $"h-{name}", ["amount"] = 10, ["currency"] = "BRL",
            ["customer"] = new JsonObject { ["id"] = $"h-{name}", ["email"] = $"{name}-e@cliente.example", ["name"] = text },
            ["items"] = new JsonArray(new JsonObject { ["sku"] = "H", ["name"] = text, ["quantity"] = 1 }),
        },
    }), at);

    private static HttpRequestMessage Shopify(Shop shop, string name, string text, Instant at)
    {
        var number = 7_000_000 + Texts.Select(row => (string)row[0]).ToList().IndexOf(name);
        return Signed.Shopify(shop, "orders/paid", $"wh-hostile-{name}", Bytes(new()
        {
            ["id"] = number, ["name"] = text, ["email"] = $"{name}-s@cliente.example", ["total_price"] = "10.00", ["currency"] = "BRL",
            ["customer"] = new JsonObject { ["id"] = number + 1000, ["email"] = $"{name}-s@cliente.example", ["first_name"] = text, ["last_name"] = text },
            ["line_items"] = new JsonArray(new JsonObject { ["id"] = 1, ["sku"] = "H", ["title"] = text, ["quantity"] = 1, ["product_id"] = number }),
        }), at);
    }

    private static HttpRequestMessage Stripe(Shop shop, string name, string text, Instant at) => Signed.Stripe(shop, Bytes(new()
    {
        ["id"] = $"evt_hostile_{name}", ["object"] = "event", ["type"] = "invoice.paid", ["created"] = at.ToUnixTimeSeconds(), ["livemode"] = true,
        ["data"] = new JsonObject
        {
            ["object"] = new JsonObject
            {
                ["id"] = $"in_h_{name}", ["object"] = "invoice", ["amount_paid"] = 1000, ["currency"] = "brl", ["billing_reason"] = "manual",
                ["customer"] = $"cus_h_{name}", ["customer_email"] = $"{name}-t@cliente.example", ["customer_name"] = text, ["number"] = text,
                ["lines"] = new JsonObject
                {
                    ["data"] = new JsonArray(new JsonObject { ["amount"] = 1000, ["description"] = text, ["quantity"] = 1, ["price"] = new JsonObject { ["product"] = $"prod_h_{name}" } }),
                },
            },
        },
    }), at);

    private static byte[] Bytes(JsonObject body) => Encoding.UTF8.GetBytes(body.ToJsonString());

    /// <summary>All of them buy on one day, and a month goes by.</summary>
    public sealed class SoldToStrangers() : OpenShop("America/Sao_Paulo")
    {
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            var bought = await Served.Tomorrow();
            foreach (var row in Texts)
            {
                var (name, text) = ((string)row[0], (string)row[1]);
                await Served.Deliver(Events(Shop, name, text, bought));
                await Served.Deliver(Shopify(Shop, name, text, bought));
                await Served.Deliver(Stripe(Shop, name, text, bought));
            }

            await Served.Advance("P40D");
        }
    }
}
