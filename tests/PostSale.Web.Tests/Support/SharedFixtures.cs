using System.Text.Json;

namespace PostSale.Web.Tests.Support;

/// <summary>Real payloads, which stand beside the repository where they are at all.</summary>
internal static class SharedFixtures
{
    public static string? Folder { get; } = Find();

    public static IEnumerable<string> Captures(string provider) => Folder is null
        ? []
        : Directory.EnumerateFiles(Path.Combine(Folder, provider), "*.json").Order(StringComparer.Ordinal);

    /// <summary>The body and topic of a capture.</summary>
    public static (byte[] Body, string Topic) Capture(string provider, string name)
    {
        using var capture = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder!, provider, name)));
        var body = Encoding.UTF8.GetBytes(capture.RootElement.GetProperty("body").GetRawText());
        return (body, capture.RootElement.GetProperty("headers").TryGetProperty("x-shopify-topic", out var topic) ? topic.GetString()! : "");
    }

    private static string? Find()
    {
        var shared = Environment.GetEnvironmentVariable("POSTSALE_SHARED");
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); shared is null && at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "PostSale.Functions.sln")))
            {
                shared = Path.Combine(at.FullName, "..", "shared");
            }
        }

        var fixtures = shared is null ? null : Path.Combine(shared, "fixtures");
        return Directory.Exists(fixtures) ? fixtures : null;
    }
}
