namespace PostSale.Browser.Tests;

[Collection(OneBrowser.Name)]
public sealed class DashboardTests(BrowserShop open)
{
    [SkippableTheory]
    [InlineData("pt-BR")]
    [InlineData("en")]
    public async Task EveryPage_FitsPhoneAndDesktopAndItsReader(string language)
    {
        await using var visit = await Visit.Begin(open, 360, language);
        await visit.Go("/ops/sign-in");
        await visit.IsFit("sign-in", audit: true);
        await visit.Picture($"sign-in-360-{language}");
        await visit.SignIn(open.Shop.AdminKey);
        foreach (var (name, path) in await Paths())
        {
            await visit.Page.SetViewportSizeAsync(360, 800);
            Assert.Equal(200, (await visit.Go(path)).Status);
            Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));
            await visit.IsFit($"{name} at 360 in {language}", audit: language == "pt-BR");
            await visit.Picture($"{name}-360-{language}");
            await visit.Page.SetViewportSizeAsync(1280, 900);
            await visit.IsFit($"{name} at 1280 in {language}", audit: false);
            await visit.Picture($"{name}-1280-{language}");
        }
    }

    private async Task<IReadOnlyList<(string Name, string Path)>> Paths()
    {
        var ana = await open.Served.Customer("ana@cliente.example");
        var hostile = await open.Served.Customer("hostil0@cliente.example");
        var task = (await open.Served.Read("/api/v1/tasks"))[0]!["id"]!.GetValue<string>();
        var message = ana["messages"]!.AsArray().First(one => (string)one!["state"]! == "accepted")!["id"]!.GetValue<string>();
        return
        [
            ("overview", "/ops"), ("customers", "/ops/customers"), ("nobody", "/ops/customers?q=ninguém"), ("customer", $"/ops/customers/{ana["key"]}"),
            ("hostile", $"/ops/customers/{hostile["key"]}"), ("tasks", "/ops/tasks"), ("task", $"/ops/tasks/{task}"), ("messages", "/ops/messages"),
            ("message", $"/ops/messages/{message}"), ("quarantine", "/ops/quarantine"), ("switches", "/ops/switches"), ("kpis", "/ops/kpis"),
        ];
    }
}
