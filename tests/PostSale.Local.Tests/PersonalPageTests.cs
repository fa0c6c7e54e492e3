using System.Globalization;
using System.Text.RegularExpressions;
using PostSale.Application.Links;

namespace PostSale.Local.Tests;

/// <summary>A customer's own page: what they bought and earned, their data, and the way to be forgotten.</summary>
[Collection(OneAppShop.Name)]
public sealed partial class PersonalPageTests(AppShop open)
{
    private const string Markup = "<img src=x onerror=alert(1)>";

    private readonly Shop shop = open.Shop;
    private readonly ServedShop served = open.Served;

    [Fact]
    public async Task ThePage_ShowsWhatWasBoughtAndEarned()
    {
        var page = await Bought("ana", "Ana Souza", "Plano anual", 250);
        await served.Deliver(Told.Event(shop, "milestone.reached", await served.Now(), Told.By("u-ana")));
        await served.Advance("PT1M");

        var text = await Read(page);

        Assert.All(
            ["Olá, Ana", "Clube da Sequência", "280", "Chegada", "Faltam 20 para Casa", "Plano anual", "R$ 250,00", "14 dias com tudo liberado", "/r/", "https://loja.example/ajuda"],
            said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Souza", text, StringComparison.Ordinal);
        Assert.Contains("Hello, Ana", await Read(page + "?lang=en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMailsLink_OpensItAndItsPreferences()
    {
        await Bought("bia", "Bia", "Plano", 30, email: "bia@cliente.example");
        await served.Advance("P2D");
        var mail = Directory.EnumerateFiles(Path.Combine(shop.Data, "mail"), "*.eml").Select(file => MimeKit.MimeMessage.Load(file))
            .First(one => one.Headers["List-Unsubscribe"] is not null && one.To.ToString().Contains("bia@", StringComparison.Ordinal));
        var page = Ours().Matches(WebUtility.HtmlDecode(mail.HtmlBody!)).Select(match => match.Groups[1].Value).Single(path => path.StartsWith("/p/", StringComparison.Ordinal));

        var preferences = Ours().Matches(await Read(page)).Select(match => match.Groups[1].Value).Single(path => path.StartsWith("/u/", StringComparison.Ordinal));

        Assert.Contains("b•••@cliente.example", await Read(preferences), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, HttpStatusCode.Gone)]
    [InlineData(600, HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.NotFound)]
    public async Task ALink_LastsUntilItsEnd(int? seconds, HttpStatusCode answered)
    {
        var tokens = new LinkTokens([(string)shop.Settings["PostSale"]!["LinkKeys"]![0]!]);
        Assert.True(tokens.TryRead((await Bought("nina", "Nina", "Plano", 30))[3..], LinkPurpose.Page, out var link));
        Assert.InRange((OwnPages.Ends(link)! - await served.Now()).Value, Duration.FromDays(90) - Duration.FromMinutes(1), Duration.FromDays(90));
        var end = seconds is { } later ? (await served.Now()).ToUnixTimeSeconds() + later : (long?)null;
        var page = "/p/" + tokens.Issue(LinkPurpose.Page, link with { Detail = end?.ToString(CultureInfo.InvariantCulture) ?? "" });

        using var answer = await served.Client.GetAsync(page);

        Assert.Equal(answered, answer.StatusCode);
        Assert.Equal(answered == HttpStatusCode.OK, (await answer.Content.ReadAsStringAsync()).Contains("Nina", StringComparison.Ordinal));
        Assert.Equal(answered == HttpStatusCode.OK ? HttpStatusCode.Conflict : answered, await Post(page, ("do", "download")));
    }

    [Fact]
    public async Task MarkupInNamesAndProducts_IsShownAsText()
    {
        var page = await Bought("xss", Markup, Markup, 30);

        using var answer = await served.Client.GetAsync(page);
        var html = await answer.Content.ReadAsStringAsync();

        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("&lt;img", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheirData_ComesAsAFileOnlyWithThePagesProof()
    {
        var page = await Bought("caio", "Caio", "Plano", 30, email: "caio@cliente.example");
        var proof = Proof(await Read(page));

        using var file = await served.Client.PostAsync(page, Form(("do", "download"), ("proof", proof)));

        Assert.Equal(("application/json", "attachment"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.DispositionType));
        var data = JsonNode.Parse(await file.Content.ReadAsStringAsync())!;
        Assert.Equal(await Key("caio"), (string)data["key"]!);
        Assert.Contains("caio@cliente.example", data.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains((await served.Read("/api/v1/audit?limit=200")).AsArray(), line => (string)line!["who"]! == "own page" && (string)line["what"]! == "customer exported");

        var other = Proof(await Read(await Bought("dora", "Dora", "Plano", 30)));
        Assert.Equal(HttpStatusCode.Conflict, await Post(page, ("do", "download")));
        Assert.Equal(HttpStatusCode.Conflict, await Post(page, ("do", "download"), ("proof", other)));
        Assert.Equal(HttpStatusCode.Conflict, await Post(page, ("do", "erase-surely"), ("proof", proof[..^4])));
        await served.Advance("PT2H");
        Assert.Equal(HttpStatusCode.Conflict, await Post(page, ("do", "download"), ("proof", proof)));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(page, ("do", "dance"), ("proof", proof)));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(page));
    }

    [Fact]
    public async Task WhoWantsToBeForgotten_IsAskedOnceMoreAndBecomesATask()
    {
        var page = await Bought("elia", "Elia", "Plano", 30);
        var proof = Proof(await Read(page));
        Assert.Equal(HttpStatusCode.OK, await Post(page, ("do", "erase"), ("proof", proof)));
        Assert.Empty(await Tasks("elia"));

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await Post(page, ("do", "erase-surely"), ("proof", proof)));
            await served.Advance("PT1M");
        }

        var task = Assert.Single(await Tasks("elia"))!;
        Assert.StartsWith("Pediu para ser esquecido", (string)task["title"]!, StringComparison.Ordinal);
        Assert.Contains("ainda vai confirmar", await Read(page), StringComparison.Ordinal);

        await served.Call(HttpMethod.Delete, $"/api/v1/customers/{await Key("elia")}");
        await served.Advance("PT1H");
        using var gone = await served.Client.GetAsync(page);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Looking_ChangesNothingInTheWholeFile()
    {
        var page = await Bought("fred", "Fred", "Plano", 30);
        var invitation = Invitation(await Read(page));
        var before = DataFile.Of(shop);

        foreach (var path in new[] { page, invitation })
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
            {
                using var answer = await served.Client.SendAsync(new(method, path));
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
        }

        Assert.Equal(before, DataFile.Of(shop));
    }

    [Fact]
    public async Task WhatIsNoTokenOfAPage_IsNotThere()
    {
        var page = await Bought("falso", "Fulano", "Plano", 30);
        var token = page[3..];
        foreach (var forged in new[]
                 {
                     token[..^4], token[..^10] + (token[^10] == 'A' ? 'B' : 'A') + token[^9..], token + "A", ((string)(await Links("falso"))["inbox"]!).Split('/')[^1],
                     Proof(await Read(page)),
                 })
        {
            using var answer = await served.Client.GetAsync("/p/" + forged);
            Assert.Equal((HttpStatusCode.NotFound, "Este link não existe.\nThis link does not exist.\n"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
            Assert.Equal(HttpStatusCode.NotFound, await Post("/p/" + forged, ("do", "download")));
        }

        Assert.DoesNotContain(token[..20], served.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReader_IsNotGivenThePage()
    {
        await Bought("gil", "Gil", "Plano", 30);
        using var answer = await served.Get($"/api/v1/customers/{await Key("gil")}", shop.ReaderKey);
        var links = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["links"]!;

        Assert.Null(links["page"]);
        Assert.NotNull(links["inbox"]);
    }

    [Fact]
    public async Task AFriend_SeesAFirstNameAndWhatBothGet()
    {
        var invitation = Invitation(await Read(await Bought("hugo", "Hugo Maria Prado", "Plano", 30)));
        var code = invitation[3..];

        foreach (var typed in new[] { code, code.ToUpperInvariant(), code.Insert(5, "-"), string.Join("%20", code.Chunk(5).Select(part => new string(part))) })
        {
            var text = await Read("/r/" + typed);
            Assert.All(["Hugo convidou você", "14 dias com tudo liberado", "Um mês a mais", code[..5].ToUpperInvariant(), "https://loja.example"], said => Assert.Contains(said, text, StringComparison.Ordinal));
            Assert.DoesNotContain("Prado", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(await Key("hugo"), invitation, StringComparison.Ordinal);
        await served.Call(HttpMethod.Delete, $"/api/v1/customers/{await Key("hugo")}");
        await served.Advance("PT1H");
        foreach (var unknown in new[] { code, code[..^1] + (code[^1] == '0' ? '1' : '0'), code[..^1], code + "0", "z" + code[1..], "00000000000000000000000000" })
        {
            using var answer = await served.Client.GetAsync("/r/" + unknown);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.StartsWith("Não encontramos este convite", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    /// <returns>Where the page is of somebody who has bought something.</returns>
    private async Task<string> Bought(string by, string name, string product, decimal amount, string? email = null)
    {
        var customer = Told.By($"u-{by}", email);
        customer["name"] = name;
        await served.Deliver(Told.Event(shop, "subscription.started", await served.Tomorrow(), customer.DeepClone().AsObject(), new() { ["subscription"] = $"s-{by}", ["plan"] = "mensal" }));
        await served.Deliver(Told.Event(shop, "order.paid", await served.Now(), customer, new()
        {
            ["order"] = $"p-{by}", ["amount"] = amount, ["currency"] = "BRL", ["items"] = new JsonArray(new JsonObject { ["sku"] = "P", ["name"] = product }),
        }));
        await served.Advance("PT1M");
        return new Uri((string)(await Links(by))["page"]!).AbsolutePath;
    }

    private async Task<JsonNode> Links(string by) => (await served.Read($"/api/v1/customers/{await Key(by)}"))["links"]!;

    private async Task<string> Key(string by) => (string)Assert.Single((await served.Read($"/api/v1/customers?order=p-{by}")).AsArray())!["key"]!;

    private async Task<IReadOnlyList<JsonNode?>> Tasks(string by)
    {
        var key = await Key(by);
        return [.. (await served.Read("/api/v1/tasks?limit=200")).AsArray().Where(task => (string)task!["customer"]! == key && (string)task["touchpoint"]! == "erase-data")];
    }

    private async Task<string> Read(string path)
    {
        using var answer = await served.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private async Task<HttpStatusCode> Post(string path, params (string Name, string Value)[] fields)
    {
        using var answer = await served.Client.PostAsync(path, Form(fields));
        return answer.StatusCode;
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static string Proof(string html) => Hidden().Match(html).Groups[1].Value;

    private static string Invitation(string html) => Ours().Matches(html).Select(match => match.Groups[1].Value).First(path => path.StartsWith("/r/", StringComparison.Ordinal));

    [GeneratedRegex(@"name=""proof"" value=""([^""]+)""")]
    private static partial Regex Hidden();

    [GeneratedRegex(@"http://localhost:7071(/[^\s""'<>)]*)")]
    private static partial Regex Ours();
}
