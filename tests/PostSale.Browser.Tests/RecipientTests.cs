namespace PostSale.Browser.Tests;

/// <summary>What people meet who bought something.</summary>
[Collection(OneBrowser.Name)]
public sealed class RecipientTests(BrowserShop open)
{
    [SkippableTheory]
    [InlineData(360, "pt-BR")]
    [InlineData(1280, "en")]
    public async Task SurveyAndPreferences_FitTheirWindowAndTheirReader(int width, string language)
    {
        await using var visit = await Visit.Begin(open, width, language);
        var mail = Survey("bruno");
        foreach (var (name, path) in new[] { ("survey", mail.Link("/s/") + "&lang=" + language), ("preferences", mail.Link("/u/") + "?lang=" + language) })
        {
            Assert.Equal(200, (await visit.Go(path)).Status);
            Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));
            await visit.IsFit($"{name} at {width}", audit: true);
            await visit.Picture($"{name}-{width}-{language}");
        }
    }

    [SkippableTheory]
    [InlineData(360, "pt-BR", false)]
    [InlineData(1280, "en", true)]
    public async Task OwnPageAndInvitation_FitTheirWindowAndTheirReader(int width, string language, bool dark)
    {
        await using var visit = await Visit.Begin(open, width, language, dark);
        var shade = dark ? "dark" : "light";
        foreach (var who in new[] { "gabi", "hostil0" })
        {
            await visit.Go(Latest(who).Link("/p/") + "?lang=" + language);
            await visit.IsFit($"page of {who} at {width}", audit: true);
            await visit.Picture($"page-{who}-{width}-{language}-{shade}");
        }

        await visit.Go(Latest("gabi").Link("/p/") + "?lang=" + language);
        await visit.Page.Locator("summary").ClickAsync();
        await visit.IsFit($"where points came from at {width}", audit: false);
        await visit.Page.Locator("button[value=erase]").ClickAsync();
        await visit.IsFit($"whether to erase at {width}", audit: true);
        await visit.Picture($"erase-{width}-{language}-{shade}");
        Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));

        await visit.Go(Latest("gabi").Link("/p/"));
        var invitation = new Uri((await visit.Page.Locator("a.link").GetAttributeAsync("href"))!).AbsolutePath;
        await visit.Go(invitation + "?lang=" + language);
        await visit.IsFit($"invitation at {width}", audit: true);
        await visit.Picture($"invitation-{width}-{language}-{shade}");
        Assert.Contains("Gabriela", await visit.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task SomebodyWhoWantsToBeForgotten_ConfirmsAndIsAnswered()
    {
        await using var visit = await Visit.Begin(open, 360);
        await visit.Go(Latest("davi").Link("/p/"));
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => visit.Page.Locator("button[value=download]").ClickAsync());
        Assert.Equal("meus-dados.json", download.SuggestedFilename);

        await visit.Page.Locator("button[value=erase]").ClickAsync();
        await visit.Page.Locator("button[value=erase-surely]").ClickAsync();
        await visit.IsFit("a wish to be forgotten", audit: true);
        await visit.Picture("forget-wanted-360-pt-BR");

        Assert.Contains("14 dias", await visit.Page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.Locator("button[value=erase]").CountAsync());
    }

    [SkippableFact]
    public async Task SomebodyUnhappy_SaysWhyAndIsOfferedACall()
    {
        await using var visit = await Visit.Begin(open, 360);
        await visit.Go(Survey("ana").Links().Single(link => link.EndsWith("score=3", StringComparison.Ordinal)));
        Assert.True(await visit.Page.Locator("input[name=score][value='3']").IsCheckedAsync());
        Assert.Empty(await Answers("ana"));

        await visit.Page.Locator("#comment").FillAsync(Hostile.Texts[1]);
        await visit.Page.Locator("form.survey button").ClickAsync();
        await visit.IsFit("thanks to a detractor", audit: true);
        await visit.Picture("thanks-detractor-360-pt-BR");
        await visit.Page.Locator("#when").FillAsync("à tarde, " + Hostile.Texts[0]);
        await visit.Page.Locator("form button").ClickAsync();
        await visit.IsFit("a call agreed on", audit: false);

        Assert.StartsWith("NPS 3", Assert.Single(await Answers("ana")), StringComparison.Ordinal);
        var tasks = (await open.Served.Read("/api/v1/tasks?limit=200")).AsArray();
        Assert.Single(tasks, task => (string)task!["touchpoint"]! == "call-back" && (string)task["customerName"]! == "Ana Souza");

        // What was written there stands on the dashboard as text, and nothing more.
        var key = (string)(await open.Served.Customer("ana@cliente.example"))["key"]!;
        await using var owner = await (await Visit.Begin(open)).SignIn(open.Shop.ReaderKey);
        await owner.Go($"/ops/customers/{key}");
        await owner.IsFit("an answer on the timeline", audit: false);
        Assert.Contains(Hostile.Texts[1], await owner.Page.Locator(".timeline").InnerTextAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task SomebodyHappy_IsAskedToTellOthersAndMayChangeTheirMind()
    {
        await using var visit = await Visit.Begin(open, 360);
        var path = Survey("bruno").Links().Single(link => link.EndsWith("score=10", StringComparison.Ordinal));
        foreach (var score in new[] { 10, 9 })
        {
            await visit.Go(path);
            await visit.Page.Locator($"input[name=score][value='{score}']").CheckAsync(new() { Force = true });
            await visit.Page.Locator("form.survey button").ClickAsync();
            Assert.Contains("mailto:", await visit.Page.Locator("a.button").Last.GetAttributeAsync("href"), StringComparison.Ordinal);
        }

        await visit.IsFit("thanks to a promoter", audit: true);
        await visit.Picture("thanks-promoter-360-pt-BR");
        Assert.StartsWith("NPS 9", (await Answers("bruno"))[0], StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task SomebodyWhoWantsPeace_ChoosesPausesAndComesBack()
    {
        await using var visit = await Visit.Begin(open, 360);
        await visit.Go(open.Served.Mails.To("elisa@cliente.example").Last(mail => mail.UnsubscribePath is not null).Link("/u/"));
        await visit.Page.Locator("button[value=pause]").ClickAsync();
        Assert.Contains("30 dias", await visit.Page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        await visit.Picture("paused-360-pt-BR");
        await visit.Page.Locator("button[value=resume]").ClickAsync();
        await visit.Page.Locator("input[value='email.relationship']").UncheckAsync();
        await visit.Page.Locator("button[value=save]").ClickAsync();
        Assert.False(await visit.Page.Locator("input[value='email.relationship']").IsCheckedAsync());

        var consent = Assert.Single((await open.Served.Customer("elisa@cliente.example"))["consents"]!.AsArray())!;
        Assert.Equal(("relationship", false), ((string)consent["purpose"]!, (bool)consent["granted"]!));
    }

    [SkippableTheory]
    [InlineData(360, false)]
    [InlineData(360, true)]
    [InlineData(700, false)]
    [InlineData(700, true)]
    public async Task EveryMail_CanBeReadOnThisScreen(int width, bool dark)
    {
        await using var visit = await Visit.Begin(open, width, dark: dark);
        var mails = open.Served.Mails.To("ana@cliente.example").Concat(open.Served.Mails.To("gabi@cliente.example")).Concat(open.Served.Mails.To("hostil0@cliente.example"));
        foreach (var mail in mails)
        {
            await visit.Page.SetContentAsync(mail.Message.HtmlBody!);
            Assert.True(mail.Message.HtmlBody!.Length < 100_000, "A mail client would cut it off.");
            Assert.DoesNotContain("<img", mail.Message.HtmlBody, StringComparison.OrdinalIgnoreCase);
            await visit.IsFit($"{mail.Touchpoint} to {mail.To} at {width}", audit: false);
            if (mail.To.StartsWith("ana", StringComparison.Ordinal))
            {
                await visit.Picture($"mail-{mail.Touchpoint}-{width}-{(dark ? "dark" : "light")}");
            }
        }
    }

    private Mail Latest(string key) => open.Served.Mails.To($"{key}@cliente.example")[^1];

    private Mail Survey(string key) => open.Served.Mails.To($"{key}@cliente.example").Single(mail => mail.Touchpoint == "pesquisa");

    private async Task<IReadOnlyList<string>> Answers(string key) =>
    [
        .. (await open.Served.Customer($"{key}@cliente.example"))["timeline"]!.AsArray()
            .Where(line => (string)line!["what"]! == "survey.answered").Select(line => (string)line!["about"]!),
    ];
}
