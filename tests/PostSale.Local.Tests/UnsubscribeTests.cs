using System.Text.RegularExpressions;

namespace PostSale.Local.Tests;

public sealed partial class UnsubscribeTests(SaoPauloShop open) : IClassFixture<SaoPauloShop>
{
    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    [Theory]
    [InlineData("urlencoded")]
    [InlineData("multipart")]
    public async Task OneClick_NoMoreOfThatPurposeAndTheOtherGoesOn(string form)
    {
        var purchase = new Purchase(shop, "shopify", $"basta{form}");
        var bought = await served.Tomorrow();
        await served.Deliver(purchase.Paid(bought));
        await served.Deliver(purchase.Consented(bought));
        await served.Advance("P4D");
        var path = served.Mails.To(purchase.Email).Single(mail => mail.Touchpoint == "primeiros-passos").UnsubscribePath!;

        // A mail program may well say it twice.
        for (var i = 0; i < 2; i++)
        {
            using var answer = await served.Client.PostAsync(path, OneClick(form));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        await served.Advance("P1Y");
        await served.Deliver((purchase with { Id = $"outra{form}" }).Paid(await served.Now()));
        await served.Advance("P5D");
        var mails = served.Mails.To(purchase.Email);
        Assert.Equal(2, mails.Count(mail => mail.Touchpoint == "confirmacao"));
        Assert.Equal(1, mails.Count(mail => mail.Touchpoint == "primeiros-passos"));
        Assert.InRange(mails.Count(mail => mail.Touchpoint == "trimestral"), 3, 4);
        Assert.DoesNotContain(mails, mail => mail.Touchpoint is not ("confirmacao" or "primeiros-passos" or "trimestral"));
    }

    [Fact]
    public async Task OneClickOnMarketing_TheMonthlyMailGoesOn()
    {
        var purchase = new Purchase(shop, "events", "semofertas");
        var bought = await served.Tomorrow();
        await served.Deliver(purchase.Paid(bought));
        await served.Deliver(purchase.Consented(bought));
        await served.Advance("P120D");
        var path = served.Mails.To(purchase.Email).Single(mail => mail.Touchpoint == "trimestral").UnsubscribePath!;

        using var answer = await served.Client.PostAsync(path, OneClick("urlencoded"));
        await served.Advance("P1Y");

        var last = (await served.Now()).InZone(shop.Zone).Date;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            Plan.Long(bought.InZone(shop.Zone).Date, last, marketing: false),
            Plan.Of(served.Mails.To(purchase.Email).Where(mail => mail.Touchpoint != "trimestral"), shop.Zone));
        Assert.Single(served.Mails.To(purchase.Email), mail => mail.Touchpoint == "trimestral");
    }

    [Fact]
    public async Task ThePagesForm_SwitchesAllOffThatIsNotOfTheOrder()
    {
        var purchase = new Purchase(shop, "events", "tudo");
        var bought = await served.Tomorrow();
        await served.Deliver(purchase.Paid(bought));
        await served.Deliver(purchase.Consented(bought));
        await served.Advance("P4D");
        var path = served.Mails.To(purchase.Email).Single(mail => mail.UnsubscribePath is not null).UnsubscribePath!;

        using var answer = await served.Client.PostAsync(path, new FormUrlEncodedContent([new("choice", "all")]));
        await served.Advance("P1Y");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["confirmacao", "primeiros-passos"], served.Mails.To(purchase.Email).Select(mail => mail.Touchpoint));
    }

    [Fact]
    public async Task EveryLinkOfEveryMailOpenedByAScanner_ChangesNothingInTheWholeFile()
    {
        var purchase = new Purchase(shop, "stripe", "robo");
        var bought = await served.Tomorrow();
        await served.Deliver(purchase.Paid(bought));
        await served.Deliver(purchase.Consented(bought));
        await served.Advance("P120D");
        var before = DataFile.Of(shop);

        var links = served.Mails.All().SelectMany(Links).Distinct().ToList();
        Assert.All(new[] { "/u/", "/s/", "/c/", "/p/" }, kind => Assert.Contains(links, link => link.StartsWith(kind, StringComparison.Ordinal)));
        foreach (var link in links)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Get })
            {
                using var answer = await served.Client.SendAsync(new(method, link));
                Assert.Contains(answer.StatusCode, link[1] switch
                {
                    'c' => [HttpStatusCode.Redirect],
                    's' or 'p' => [HttpStatusCode.OK, HttpStatusCode.Gone],
                    _ => (HttpStatusCode[])[HttpStatusCode.OK],
                });
            }
        }

        Assert.Equal(before, DataFile.Of(shop));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("changed")]
    [InlineData("empty form")]
    [InlineData("no form")]
    public async Task AForgedLinkOrAnEmptyPost_ChangesNothing(string how)
    {
        var purchase = new Purchase(shop, "events", $"falso{how.Replace(" ", "", StringComparison.Ordinal)}");
        await served.Deliver(purchase.Paid(await served.Tomorrow()));
        await served.Advance("P4D");
        var path = served.Mails.To(purchase.Email).Single(mail => mail.UnsubscribePath is not null).UnsubscribePath!;
        var (target, body) = how switch
        {
            "cut" => (path[..^4], OneClick("urlencoded")),
            "changed" => (path[..^10] + (path[^10] == 'A' ? 'B' : 'A') + path[^9..], OneClick("urlencoded")),
            "empty form" => (path, new FormUrlEncodedContent([])),
            _ => (path, new StringContent("{}")),
        };

        using var answer = await served.Client.PostAsync(target, body);

        Assert.Equal(target == path ? HttpStatusCode.BadRequest : HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Empty((await served.Customer(purchase.Email))["consents"]!.AsArray());
    }

    private static HttpContent OneClick(string form) => form == "multipart"
        ? new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } }
        : new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);

    // Those that lead to us; where the shop's own pages lead is not ours to open.
    private static IEnumerable<string> Links(Mail mail) => Ours()
        .Matches(mail.Message.TextBody + " " + mail.Message.HtmlBody + " " + mail.Message.Headers["List-Unsubscribe"])
        .Select(match => WebUtility.HtmlDecode(match.Groups[1].Value));

    [GeneratedRegex(@"http://localhost:7071(/[^\s""'<>)]*)")]
    private static partial Regex Ours();
}
