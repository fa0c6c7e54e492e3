namespace PostSale.Local.Tests;

public sealed class DemoTests
{
    [Fact]
    public async Task ASmallDemo_HasAPastAndALinkThatSignsInOnce()
    {
        using var folder = new TemporaryFolder();
        await using var demo = Child.Start(folder.Path, ["demo", "--customers", "5", "--days", "40", "--port", "0", "--data", "demo"]);
        var url = await demo.Address();
        Assert.True(url is not null, demo.Errors);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(url) };
        var link = demo.Output.Split('\n').Single(line => line.Contains("?code=", StringComparison.Ordinal)).Trim();

        // A link checker asks first; the person comes after it.
        using var checkedFirst = await client.SendAsync(new(HttpMethod.Head, link));
        using var entered = await client.GetAsync(link);
        using var stranger = new HttpClient();
        var again = await stranger.GetStringAsync(link);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (checkedFirst.StatusCode, entered.StatusCode));
        Assert.Contains("Você entrou", WebUtility.HtmlDecode(await entered.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("não vale", WebUtility.HtmlDecode(again), StringComparison.Ordinal);
        var mails = new Mailbox(folder.At("demo", "mail")).All();
        Assert.True(mails.Count >= 5, $"Only {mails.Count} mails.");
        var page = await client.GetStringAsync("/ops");
        foreach (var path in Links(page).Prepend("/ops"))
        {
            using var answer = await client.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        // What stands in the mails leads to this demo.
        Assert.All(mails.Where(mail => mail.UnsubscribePath is not null), mail =>
            Assert.Contains($":{new Uri(url).Port}/u/", mail.Message.Headers["List-Unsubscribe"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheSameSeed_MakesTheSamePastAndAnotherAnother()
    {
        using var folder = new TemporaryFolder();
        var mails = new List<HashSet<string?>>();
        foreach (var (name, seed) in new[] { ("one", "7"), ("same", "7"), ("other", "8") })
        {
            await using var demo = Child.Start(
                folder.Path, ["demo", "--customers", "3", "--days", "25", "--seed", seed, "--port", "0", "--data", name]);
            Assert.True(await demo.Address() is not null, demo.Errors);
            mails.Add([.. Directory.EnumerateFiles(folder.At(name, "mail")).Select(Path.GetFileName)]);
        }

        // The later one may have lived a moment longer.
        Assert.NotEmpty(mails[0]);
        Assert.Subset(mails[1], mails[0]);
        Assert.Empty(mails[0].Intersect(mails[2]));
    }

    [Fact]
    public async Task AnEnglishDemo_SpeaksEnglishAndHasAnswersAndWork()
    {
        using var folder = new TemporaryFolder();
        await using var demo = Child.Start(
            folder.Path, ["demo", "--locale", "en", "--customers", "30", "--days", "90", "--port", "0", "--data", "demo"]);
        var url = await demo.Address();
        Assert.True(url is not null, demo.Errors);
        using var client = new HttpClient { BaseAddress = new(url) };
        await client.GetStringAsync(demo.Output.Split('\n').Single(line => line.Contains("?code=", StringComparison.Ordinal)).Trim());

        var overview = WebUtility.HtmlDecode(await client.GetStringAsync("/ops"));
        var done = WebUtility.HtmlDecode(await client.GetStringAsync("/ops/tasks?state=done"));

        Assert.Contains("Overview", overview, StringComparison.Ordinal);
        Assert.Contains("(America/New_York)", overview, StringComparison.Ordinal);
        Assert.Contains("NPS", overview, StringComparison.Ordinal);
        Assert.Matches("href=\"/ops/tasks/[0-9a-f]{32}", done);
        Assert.All(
            Directory.EnumerateFiles(folder.At("demo", "mail"), "*.eml").Select(file => MimeKit.MimeMessage.Load(file)),
            mail => Assert.DoesNotContain("Olá", mail.TextBody, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Links(string page) => System.Text.RegularExpressions.Regex
        .Matches(page, "href=\"(/ops/(?:customers|messages)/[0-9a-f]+)\"").Select(match => match.Groups[1].Value).Distinct().Take(12);
}
