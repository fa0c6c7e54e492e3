namespace PostSale.Local.Tests;

public sealed class CommandTests
{
    [Theory]
    [InlineData("", "verb")]
    [InlineData("srve", "srve")]
    [InlineData("--bogus", "--bogus")]
    [InlineData("serve --bogus", "--bogus")]
    [InlineData("serve extra", "extra")]
    [InlineData("serve --port x", "--port")]
    [InlineData("serve --port 70000", "--port")]
    [InlineData("serve --port", "--port")]
    [InlineData("demo --customers 0", "--customers")]
    [InlineData("demo --days many", "--days")]
    [InlineData("simulate x --customers 0 --days 5 --to y", "--customers")]
    [InlineData("simulate x --days 5 --to y", "--customers")]
    [InlineData("simulate x --customers 5 --days 5", "--to")]
    [InlineData("init", "DIR")]
    [InlineData("strategy", "verb")]
    [InlineData("strategy chek x", "chek")]
    [InlineData("strategy apply x --store loja --migrate all", "--migrate")]
    public async Task AWrongArgument_IsOneLineThatNamesItAndExitsTwo(string arguments, string named)
    {
        using var folder = new TemporaryFolder();

        var ended = await Child.Run(folder.Path, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, ended.Code);
        Assert.Equal("", ended.Output);
        Assert.Contains(named, Assert.Single(ended.Lines), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task InitThenServe_WorksAtOnceAndInitAgainTouchesNothing()
    {
        using var folder = new TemporaryFolder();
        var init = await Child.Run(folder.Path, "init", "loja");
        var key = init.Output.Split('\n').Single(line => line.Contains("access key", StringComparison.Ordinal)).Split(' ')[^1];
        var before = await File.ReadAllTextAsync(folder.At("loja", "postsale.json"));

        await using var served = Child.Start(folder.Path, ["serve", "--port", "0", "--config", "loja/postsale.json", "--data", "loja/data"]);
        var url = await served.Address();
        var again = await Child.Run(folder.Path, "init", "loja");
        var file = await Child.Run(folder.Path, "init", "loja/postsale.json");

        Assert.Equal(0, init.Code);
        using var client = new HttpClient { DefaultRequestHeaders = { Authorization = new("Bearer", key) } };
        using var stores = await client.GetAsync($"{url}/api/v1/stores");
        Assert.Equal(HttpStatusCode.OK, stores.StatusCode);
        Assert.All([again, file], refused =>
        {
            Assert.Equal(1, refused.Code);
            Assert.Contains("Nothing was written", Assert.Single(refused.Lines), StringComparison.Ordinal);
        });
        Assert.Equal(before, await File.ReadAllTextAsync(folder.At("loja", "postsale.json")));
        Assert.Equal(0, (await Child.Run(folder.Path, "strategy", "check", "loja/strategies/loja-fisica")).Code);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.At("loja", "postsale.json")));
        }
    }

    [Fact]
    public async Task AStrategyFromFourAnswers_ChecksRendersAndIsNeverWrittenOver()
    {
        using var folder = new TemporaryFolder();
        string[] make = ["strategy", "new", "--kind", "course", "--product", "Curso de violão", "--cycle", "one-off", "--moment", "first-month", "--channels", "email,phone", "--out", "mine"];
        var made = await Child.Run(folder.Path, make);
        var check = await Child.Run(folder.Path, "strategy", "check", "mine");
        var render = await Child.Run(folder.Path, "strategy", "render", "mine", "--to", "mine.html");
        var again = await Child.Run(folder.Path, make);
        var mistaken = await Child.Run(folder.Path, [.. make[..2], "--kind", "curse", .. make[4..^1], "other"]);

        Assert.Equal([0, 0, 0, 1, 2], [made.Code, check.Code, render.Code, again.Code, mistaken.Code]);
        Assert.Contains("no faults", check.Output, StringComparison.Ordinal);
        Assert.Contains("<h1>Estratégia de acompanhamento pós-venda: Curso de violão</h1>", WebUtility.HtmlDecode(await File.ReadAllTextAsync(folder.At("mine.html"))), StringComparison.Ordinal);
        Assert.Contains("Nothing was written", Assert.Single(again.Lines), StringComparison.Ordinal);
        Assert.Equal("--kind: unknown \"curse\"; did you mean \"course\"?", Assert.Single(mistaken.Lines));
        Assert.False(Directory.Exists(folder.At("other")));
    }

    [Fact]
    public async Task CustomerShow_SaysTheSameWithAndWithoutAServer()
    {
        using var shop = new Shop();
        await using var served = await ServedShop.Open(shop);
        var purchase = new Purchase(shop, "events", "mostra");
        await served.Deliver(purchase.Paid(await served.Tomorrow()));
        await served.Advance("P10D");
        string[] show = ["customer", "show", purchase.Email, "--json"];

        var found = await Child.Run(shop.Folder, [.. show, "--data", shop.Data]);
        var named = await Child.Run(shop.Folder, [.. show, "--server", served.Url, "--key", shop.ReaderKey]);
        await served.Kill();
        // What a killed server leaves behind leads nowhere; the file is read instead.
        var alone = await Child.Run(shop.Folder, [.. show, "--data", shop.Data]);
        var table = await Child.Run(shop.Folder, "customer", "show", (string)JsonNode.Parse(alone.Output)!["key"]!, "--store", Shop.Id, "--data", shop.Data);

        Assert.All([found, named, alone], ended => Assert.Equal((0, ""), (ended.Code, ended.Errors)));
        Assert.Equal(found.Output, named.Output);
        Assert.Equal(found.Output, alone.Output);
        Assert.Contains("mostra@cliente.example", table.Output, StringComparison.Ordinal);
        Assert.Contains("onboarding/dicas-avancadas", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CustomerShowThatCannotAnswer_SaysWhyInOneLine()
    {
        using var shop = new Shop();
        await using var served = await ServedShop.Open(shop);
        string[] At(string server, string key) => ["customer", "show", "ana@cliente.example", "--store", Shop.Id, "--server", server, "--key", key];

        (string[] Arguments, string Said)[] cases =
        [
            (["customer", "show", "ana@cliente.example", "--store", Shop.Id, "--data", shop.Data], "No customer"),
            (["customer", "show", "ana@cliente.example", "--store", "outra", "--data", shop.Data], "no store 'outra'"),
            (["customer", "show", "ana@cliente.example", "--store", Shop.Id, "--data", "nada"], "no data here"),
            (["customer", "show", "ana@cliente.example", "--store", Shop.Id, "--server", served.Url], "--key"),
            (At(served.Url, "wrong"), "does not know this key"),
            (At("http://127.0.0.1:1", "any"), "No PostSale server answers"),
            (At("ftp://127.0.0.1", "any"), "--server is a URL"),
            (At("nowhere", "any"), "--server is a URL"),
        ];
        foreach (var (arguments, said) in cases)
        {
            var ended = await Child.Run(shop.Folder, arguments);
            Assert.Equal(1, ended.Code);
            Assert.Contains(said, Assert.Single(ended.Lines), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Doctor_SaysWhatIsWellAndWhatToMend()
    {
        using var shop = new Shop();
        var settings = shop.SettingsFile();
        var well = await Child.Run(shop.Folder, "doctor", "--config", settings, "--data", shop.Data, "--json");
        shop.Store["Sender"]!.AsObject().Remove("PostalAddress");
        shop.SettingsFile();
        var ill = await Child.Run(shop.Folder, "doctor", "--config", settings, "--data", shop.Data);

        var findings = JsonNode.Parse(well.Output)!.AsArray();
        // Whether the machine's disk has room is the machine's affair.
        Assert.All(findings.Where(one => !((string)one!["what"]!).Contains("MB free", StringComparison.Ordinal)), one => Assert.True((bool)one!["well"]!));
        Assert.Equal(1, ill.Code);
        Assert.Single(ill.Lines, line => line.StartsWith("MEND PostSale:Stores:loja:Sender:PostalAddress", StringComparison.Ordinal));
    }

    [Fact]
    public async Task APortThatIsTaken_IsSaidBeforeAnythingIsDone()
    {
        using var shop = new Shop();
        await using var served = await ServedShop.Open(shop);
        var port = new Uri(served.Url).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var other = new Shop();

        var serve = await Child.Run(other.Folder, "serve", "--port", port, "--config", other.SettingsFile(), "--data", other.Data);
        var demo = await Child.Run(other.Folder, "demo", "--port", port, "--data", other.Data);

        Assert.All([serve, demo], ended =>
        {
            Assert.Equal(1, ended.Code);
            Assert.Equal($"Port {port} is taken. Give another with --port.", Assert.Single(ended.Lines));
        });
        Assert.False(Directory.Exists(other.Data));
    }
}
