using System.Net.Http.Headers;
using System.Text;

namespace PostSale.Local.Tests;

/// <summary>Notices in the shop's own app: they reach who has no other address, and the app reads them by a link of the customer's own.</summary>
[Collection(OneAppShop.Name)]
public sealed class InboxTests(AppShop open)
{
    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    [Fact]
    public async Task WhoHasNoAddress_FindsTheStrategysMessagesInTheApp()
    {
        var inbox = await Subscribed("ana");
        await served.Advance("P4D");

        using var answer = await served.Client.GetAsync(inbox);
        var found = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        var notices = found["notices"]!.AsArray();
        Assert.Equal(["primeira compra", "primeiros 5 minutos", "primeiro passo", "tudo liberado"], notices.Select(notice => Gist((string)notice!["title"]!)));
        Assert.Equal(4, (int)found["unread"]!);
        var steps = notices[1]!;
        Assert.Equal(("onboarding", "Fazer cinco minutos agora"), ((string)steps["journey"]!, (string)steps["cta"]!["label"]!));
        Assert.StartsWith("http://localhost:7071/c/", (string)steps["cta"]!["url"]!, StringComparison.Ordinal);
        Assert.Equal("5 minutos de Respira hoje já contam. Comece por aqui: https://loja.example/conta", (string)steps["text"]!);
        Assert.True(notices.Select(notice => (DateTimeOffset)notice!["sentAt"]!).SequenceEqual(notices.Select(notice => (DateTimeOffset)notice!["sentAt"]!).OrderDescending()));

        using var button = await served.Client.GetAsync(Path((string)steps["cta"]!["url"]!));
        Assert.Equal("https://loja.example/conta", button.Headers.Location!.OriginalString);
        Assert.Null(notices[3]!["preferences"]);
        Assert.All((await served.Read($"/api/v1/messages?customer={await Key("ana")}")).AsArray(), message => Assert.Equal("accepted", (string)message!["state"]!));
    }

    [Fact]
    public async Task ReadNotices_AreReadOnceAndSayWhen()
    {
        var inbox = await Subscribed("bia");
        await served.Advance("P4D");
        var ids = (await Notices(inbox)).Select(notice => (string)notice!["id"]!).ToList();

        Assert.Equal((HttpStatusCode.OK, 3), await Read(inbox, $$"""{"read":["{{ids[0]}}","{{new string('0', 32)}}","x"]}"""));
        var at = (string)(await Notices(inbox))[0]!["readAt"]!;
        await served.Advance("PT1H");
        Assert.Equal((HttpStatusCode.OK, 3), await Read(inbox, $$"""{"read":["{{ids[0]}}"]}"""));
        Assert.Equal(at, (string)(await Notices(inbox))[0]!["readAt"]!);
        Assert.Equal((HttpStatusCode.OK, 0), await Read(inbox, """{"read":"all"}"""));
        Assert.Equal((HttpStatusCode.OK, 0), await Read(inbox, """{"read":"all"}"""));
        Assert.All(await Notices(inbox), notice => Assert.NotNull(notice!["readAt"]));
    }

    [Fact]
    public async Task AnotherBody_IsRefusedAndReadsNothing()
    {
        var inbox = await Subscribed("corpo");
        string[] bodies =
        [
            "", "{}", "[]", """{"read":1}""", """{"read":"none"}""", """{"read":[1]}""", """{"read":["\ud800"]}""", """{"read":[]""",
            $$"""{"read":["{{new string('a', 20_000)}}"]}""",
        ];

        foreach (var body in bodies)
        {
            Assert.Equal((body, HttpStatusCode.BadRequest), (body, (await Read(inbox, body)).Status));
        }

        Assert.Null((await Notices(inbox))[0]!["readAt"]);
    }

    [Fact]
    public async Task AskedAgain_NothingNewIsNotSentTwice()
    {
        var inbox = await Subscribed("caio");
        using var first = await served.Client.GetAsync(inbox);
        var tag = first.Headers.ETag!;

        Assert.Equal(HttpStatusCode.NotModified, await Asked(inbox, tag));
        await Read(inbox, """{"read":"all"}""");
        Assert.Equal(HttpStatusCode.OK, await Asked(inbox, tag));
    }

    [Fact]
    public async Task AnyPage_MayAskWithoutCookies()
    {
        var inbox = await Subscribed("duda");
        using var request = new HttpRequestMessage(HttpMethod.Get, inbox) { Headers = { { "Origin", "https://loja.example" } } };
        using var answer = await served.Client.SendAsync(request);
        using var before = await served.Client.SendAsync(new(HttpMethod.Options, inbox));

        Assert.All(new[] { answer, before }, one =>
        {
            Assert.Equal(["*"], one.Headers.GetValues("Access-Control-Allow-Origin"));
            Assert.False(one.Headers.Contains("Access-Control-Allow-Credentials"));
        });
        Assert.Equal(["GET, HEAD, POST"], before.Headers.GetValues("Access-Control-Allow-Methods"));
        Assert.Equal("no-cache, private", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
    }

    [Fact]
    public async Task Looking_ChangesNothingInTheWholeFile()
    {
        var inbox = await Subscribed("eva");
        await served.Advance("P2D");
        var before = DataFile.Of(shop);

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Options, HttpMethod.Get })
        {
            using var answer = await served.Client.SendAsync(new(method, inbox));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        Assert.Equal(before, DataFile.Of(shop));
    }

    [Fact]
    public async Task WhatIsNoTokenOfAnInbox_IsNotThere()
    {
        var inbox = await Subscribed("falso");
        await served.Advance("P2D");
        var notice = (await Notices(inbox))[0]!;
        var token = inbox[(inbox.LastIndexOf('/') + 1)..];
        foreach (var forged in new[]
                 {
                     token[..^4], token[..^10] + (token[^10] == 'A' ? 'B' : 'A') + token[^9..], token + "A", Path((string)notice["preferences"]!)[3..],
                     Path((string)notice["cta"]!["url"]!)[3..],
                 })
        {
            await IsNotThere(forged);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await served.Call(HttpMethod.Delete, $"/api/v1/customers/{await Key("falso")}")).Status);
        await served.Advance("PT1M");
        await IsNotThere(token);
        Assert.DoesNotContain(token[..20], served.Said, StringComparison.Ordinal);

        async Task IsNotThere(string forged)
        {
            using var answer = await served.Client.GetAsync("/api/v1/inbox/" + forged);
            Assert.Equal((HttpStatusCode.NotFound, """{"error":"There is nothing here."}"""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
            Assert.Equal(HttpStatusCode.NotFound, (await Read("/api/v1/inbox/" + forged, """{"read":"all"}""")).Status);
        }
    }

    [Fact]
    public async Task SwitchedOff_NoMoreNoticesButThoseOfTheOrder()
    {
        var inbox = await Subscribed("fabi");
        await served.Advance("P2D");
        var before = await Notices(inbox);
        var preferences = Path((string)before[0]!["preferences"]!);
        using var page = await served.Client.GetAsync(preferences);
        Assert.Contains("no app", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        using var off = await served.Client.PostAsync(preferences, new FormUrlEncodedContent([new("choice", "all")]));
        await served.Advance("P20D");

        Assert.Equal(before.ToJsonString(), (await Notices(inbox)).ToJsonString());
    }

    private static string Gist(string title) => title switch
    {
        "Respira: tudo liberado, faltam dois minutos" => "tudo liberado",
        "Respira: conseguiu dar o primeiro passo?" => "primeiro passo",
        "Respira: cinco minutos que fazem o hábito pegar" => "primeiros 5 minutos",
        "Sua primeira compra: quem cuida dela aqui" => "primeira compra",
        _ => title,
    };

    private static string Path(string url) => new Uri(url).PathAndQuery;

    /// <returns>Where the notices of somebody are, who has just subscribed and is known by the app's own name for them only.</returns>
    private async Task<string> Subscribed(string name)
    {
        await served.Deliver(Told.Event(shop, "subscription.started", await served.Tomorrow(), Told.By($"u-n-{name}"), new()
        {
            ["subscription"] = $"s-n-{name}", ["plan"] = "mensal", ["amount"] = 29.9, ["currency"] = "BRL",
        }));
        await served.Deliver(Told.Paid(shop, $"p-n-{name}", await served.Now(), Told.By($"u-n-{name}")));
        await served.Advance("PT1M");
        return Path((string)(await served.Read($"/api/v1/customers/{await Key(name)}"))["links"]!["inbox"]!);
    }

    private async Task<string> Key(string name) => (string)Assert.Single((await served.Read($"/api/v1/customers?order=p-n-{name}")).AsArray())!["key"]!;

    private async Task<JsonArray> Notices(string inbox) => JsonNode.Parse(await served.Client.GetStringAsync(inbox))!["notices"]!.AsArray();

    private async Task<(HttpStatusCode Status, int? Unread)> Read(string inbox, string body)
    {
        using var answer = await served.Client.PostAsync(inbox, new StringContent(body, Encoding.UTF8, "text/plain"));
        return (answer.StatusCode, (int?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["unread"]);
    }

    private async Task<HttpStatusCode> Asked(string inbox, EntityTagHeaderValue tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, inbox) { Headers = { IfNoneMatch = { tag } } };
        return await served.Send(request);
    }
}
