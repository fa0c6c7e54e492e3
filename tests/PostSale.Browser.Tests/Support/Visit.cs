using System.Text.Json;

namespace PostSale.Browser.Tests.Support;

/// <summary>A page in a window of one width, in one language, with all that it complained of.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Axe = new(() => File.ReadAllTextAsync(Path.Combine(Repository.Root, "node_modules", "axe-core", "axe.min.js")));

    private readonly IBrowserContext context;
    private readonly string url;
    private readonly List<string> complaints = [];

    private Visit(IBrowserContext context, IPage page, string url)
    {
        this.context = context;
        this.url = url;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Dialog += async (_, dialog) =>
        {
            complaints.Add($"a dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>Errors in the console, of pages and of their policies.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public static async Task<Visit> Begin(BrowserShop open, int width = 1280, string language = "pt-BR", bool dark = false)
    {
        Skip.If(open.Missing is not null, open.Missing);
        var context = await open.Browser!.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 }, Locale = language, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        return new(context, await context.NewPageAsync(), open.Served.Url);
    }

    /// <summary>Through the form, as a person does it.</summary>
    public async Task<Visit> SignIn(string key)
    {
        await Go("/ops/sign-in");
        await Page.Locator("#key").FillAsync(key);
        await Page.Keyboard.PressAsync("Enter");
        await Page.WaitForURLAsync("**/ops");
        return this;
    }

    public async Task<IResponse> Go(string path) =>
        (await Page.GotoAsync(path.StartsWith("http", StringComparison.Ordinal) ? path : url + path, new() { WaitUntil = WaitUntilState.Load }))!;

    /// <summary>No wider than its window, nothing ran that was not ours, nothing in the way of whoever cannot see or point.</summary>
    /// <param name="audit">Whether to ask axe-core, which takes its second.</param>
    public async Task IsFit(string what, bool audit)
    {
        Assert.False(await Page.EvaluateAsync<bool>(Hostile.Ran), $"{what}: something ran");
        Assert.Empty(Complaints);
        var (wide, window) = (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await Page.EvaluateAsync<int>("document.documentElement.clientWidth"));
        Assert.True(wide <= window, $"{what}: {wide} px wide in a window of {window}");
        if (!audit)
        {
            return;
        }

        // Not in frames: a mail's frame lets nothing run, this least of all.
        var found = await Page.EvaluateAsync<JsonElement>(
            "async source => { if (!self.axe) (0, eval)(source); return (await axe.run(document, { iframes: false, resultTypes: ['violations'] })).violations; }",
            await Axe.Value);
        Assert.All(found.EnumerateArray(), violation => Assert.False(
            violation.GetProperty("impact").GetString() is "serious" or "critical",
            $"{what}: {violation.GetProperty("id")} at {string.Join(", ", violation.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("html")))}"));
    }

    /// <summary>Keeps a picture under <c>artifacts/pages</c>, if <c>POSTSALE_PICTURES</c> or a full run asks for them: each takes its half second.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("POSTSALE_PICTURES") is { Length: > 0 } || Environment.GetEnvironmentVariable("POSTSALE_FULL") == "true")
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "pages", $"{name}.png"), FullPage = true });
        }
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
