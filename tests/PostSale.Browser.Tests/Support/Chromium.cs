namespace PostSale.Browser.Tests.Support;

/// <summary>The browser of this machine: none is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static string? Find() => Environment.GetEnvironmentVariable("POSTSALE_CHROMIUM") is { Length: > 0 } named ? named : Usual.FirstOrDefault(File.Exists);
}
