namespace PostSale.Application.Tests;

/// <summary>The strategies that come with the product, where they are at hand.</summary>
internal static class ReadyStrategies
{
    /// <summary>One empty name when there are none, so that a test of each can say so.</summary>
    public static TheoryData<string> Names => Directory.Exists(Folder(""))
        ? [.. Directory.GetDirectories(Folder("")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).DefaultIfEmpty("")]
        : [""];

    public static string Folder(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "PostSale.Functions.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine(root?.FullName ?? AppContext.BaseDirectory, "strategies", name);
    }
}
