namespace PostSale.Browser.Tests.Support;

/// <summary>One shop with a past and one browser, for all tests of the project.</summary>
/// <remarks>Every text that a stranger may write tries to run something; see <see cref="Hostile"/>.</remarks>
public sealed class BrowserShop : IAsyncLifetime
{
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

    private async Task Open()
    {
        Shop = new Shop();
        Shop.Store["Strategy"] = Club.In(Shop.Folder);
        Served = await ServedShop.Open(Shop);
        await new Past(Shop, Served).Live();
    }
}

[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<BrowserShop>
{
    public const string Name = "one browser";
}
