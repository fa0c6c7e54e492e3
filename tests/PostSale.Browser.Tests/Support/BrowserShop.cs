namespace PostSale.Browser.Tests.Support;

/// <summary>One shop with a past and one browser, for all tests of the project.</summary>
/// <remarks>Every text that a stranger may write tries to run something; see <see cref="Hostile"/>.</remarks>
public sealed class BrowserShop : IAsyncLifetime, IDisposable
{
    private const string WithCalls = """

      - id: reclamacao
        subject: customer
        entry: complaint.raised
        exit: [support.resolved]
        priority: at-risk
        touchpoints:
          - id: ligar
            when: { at-once: true }
            stage: immediate
            kind: proactive
            task: { kind: call, title: "Ligar para {{customer.name}}", script: reclamacao, within: 4h, outcomes: [resolved, follow-up, no-answer] }
    """;

    private readonly TemporaryFolder folder = new();
    private IPlaywright? playwright;

    internal Shop Shop { get; private set; } = null!;

    internal ServedShop Served { get; private set; } = null!;

    internal IBrowser? Browser { get; private set; }

    /// <summary>Why there is no browser; null when there is one.</summary>
    public string? Missing { get; private set; }

    public async Task InitializeAsync()
    {
        if (Chromium.Find() is not { } program)
        {
            Missing = "There is no Chromium here: install the package chromium, or name one in POSTSALE_CHROMIUM.";
            return;
        }

        var opening = Open();
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"],
        });
        await opening;
    }

    public async Task DisposeAsync()
    {
        if (Browser is { } browser)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (Served is { } served)
        {
            await served.DisposeAsync();
            Shop.Dispose();
        }
    }

    public void Dispose() => folder.Dispose();

    private async Task Open()
    {
        var strategy = folder.Copy(Repository.Strategy, "strategy");
        await File.AppendAllTextAsync(Path.Combine(strategy, "strategy.yaml"), WithCalls);
        Directory.CreateDirectory(Path.Combine(strategy, "scripts"));
        await File.WriteAllTextAsync(Path.Combine(strategy, "scripts", "reclamacao.md"), "1. Peça desculpas a {{customer.name}}.\n2. Pergunte o que aconteceu.\n3. Ofereça troca ou reembolso.\n");
        Shop = new Shop(strategy: strategy);
        Served = await ServedShop.Open(Shop);
        await new Past(Shop, Served).Live();
    }
}

[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<BrowserShop>
{
    public const string Name = "one browser";
}
