using System.Text.RegularExpressions;

namespace PostSale.Local.Tests;

/// <summary>The links of mails: where they lead, for how long, and what a follower leaves behind.</summary>
public sealed partial class PublicLinkTests(SaoPauloShop open) : IClassFixture<SaoPauloShop>
{
    private const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";

    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    [Fact]
    public async Task AButtonFollowedByAPerson_LeadsOnAndIsNoted()
    {
        var mail = await Lived("clique", "P4D", "primeiros-passos");
        using var request = new HttpRequestMessage(HttpMethod.Get, Link(mail, "/c/"));
        request.Headers.UserAgent.ParseAdd(Firefox);
        using var answer = await served.Client.SendAsync(request);

        Assert.Equal((HttpStatusCode.Redirect, "https://loja.example/primeiro-uso"), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        await Eventually.Be(async () => (await Told("clique", "message.reported")).Contains("clicked"), "the click stands on the timeline", 20);
        Assert.Contains("https://loja.example/primeiro-uso", mail.Message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReceipt_LeadsStraightOn()
    {
        var mail = await Lived("recibo", "PT1H", "confirmacao");

        Assert.DoesNotContain("/c/", mail.Message.HtmlBody, StringComparison.Ordinal);
        Assert.Null(mail.UnsubscribePath);
    }

    [Theory]
    [InlineData("/c/", "/u/")]
    [InlineData("/c/", "/s/")]
    [InlineData("/s/", "/u/")]
    [InlineData("/u/", "/c/")]
    public async Task ALinkOfOnePurpose_IsNothingForAnother(string of, string at)
    {
        var mail = await Lived($"troca{of[1]}{at[1]}", "P35D", of == "/s/" ? "pesquisa" : "dicas-avancadas");

        using var answer = await served.Client.GetAsync(at + Link(mail, of)[3..].Split('?')[0]);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task ASurvey_IsAnsweredOnceChangedForADayAndThenClosed()
    {
        var path = Link(await Lived("nota", "P31D", "pesquisa"), "/s/").Split('?')[0];

        // Two forms sent at once are one answer.
        var sent = await Task.WhenAll(Post(path, ("score", "4"), ("comment", "demorou")), Post(path, ("score", "4"), ("comment", "demorou")));
        Assert.All(sent, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(["NPS 4: demorou"], await Told("nota", "survey.answered"));

        Assert.Equal(HttpStatusCode.BadRequest, await Post(path, ("score", "11")));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(path, ("comment", "só isso")));
        Assert.Equal(HttpStatusCode.OK, await Post(path, ("score", "8")));
        Assert.Equal(["NPS 8", "NPS 4: demorou"], await Told("nota", "survey.answered"));

        await served.Advance("P2D");
        Assert.Equal(HttpStatusCode.OK, await Post(path, ("score", "0")));
        Assert.Equal(2, (await Told("nota", "survey.answered")).Count);
    }

    [Fact]
    public async Task ASurveyNobodyAnswered_IsOverAfterSixtyDaysAndSaysSo()
    {
        var path = Link(await Lived("tarde", "P31D", "pesquisa"), "/s/").Split('?')[0];
        await served.Advance("P61D");

        using var answer = await served.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("Esta pesquisa terminou", WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, await Post(path, ("score", "9")));
        Assert.Empty(await Told("tarde", "survey.answered"));
    }

    private async Task<Mail> Lived(string name, string period, string touchpoint)
    {
        var purchase = new Purchase(shop, "events", name);
        await served.Deliver(purchase.Paid(await served.Tomorrow()));
        await served.Advance(period);
        return served.Mails.To(purchase.Email).Single(mail => mail.Touchpoint == touchpoint);
    }

    private async Task<IReadOnlyList<string>> Told(string name, string what) =>
    [
        .. (await served.Customer($"{name}@cliente.example"))["timeline"]!.AsArray().Where(line => (string)line!["what"]! == what).Select(line => (string)line!["about"]!),
    ];

    private async Task<HttpStatusCode> Post(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await served.Client.PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
        return answer.StatusCode;
    }

    private static string Link(Mail mail, string begins) => Ours().Matches(WebUtility.HtmlDecode(mail.Message.HtmlBody!))
        .Select(match => match.Groups[1].Value).First(path => path.StartsWith(begins, StringComparison.Ordinal));

    [GeneratedRegex(@"http://localhost:7071(/[^\s""'<>)]*)")]
    private static partial Regex Ours();
}
