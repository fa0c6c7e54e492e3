namespace PostSale.Browser.Tests;

[Collection(OneBrowser.Name)]
public sealed class DashboardTests(BrowserShop open)
{
    public static TheoryData<int, string> Windows => new() { { 360, "pt-BR" }, { 360, "en" }, { 1280, "pt-BR" }, { 1280, "en" } };

    [SkippableTheory]
    [MemberData(nameof(Windows))]
    public async Task EveryPage_FitsItsWindowAndItsReader(int width, string language)
    {
        await using var visit = await Visit.Begin(open, width, language);
        await visit.Go("/ops/sign-in");
        await visit.IsFit("sign-in", width == 360);
        await visit.Picture($"sign-in-{width}-{language}");
        await visit.SignIn(open.Shop.AdminKey);
        foreach (var (name, path) in await Paths())
        {
            Assert.Equal(200, (await visit.Go(path)).Status);
            Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));
            await visit.IsFit($"{name} at {width} in {language}", audit: width == 360 && language == "pt-BR");
            await visit.Picture($"{name}-{width}-{language}");
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
            ("message", $"/ops/messages/{message}"), ("quarantine", "/ops/quarantine"), ("switches", "/ops/switches"),
        ];
    }
}
