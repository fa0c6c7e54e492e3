using System.Xml.Linq;

namespace PostSale.Architecture.Tests;

/// <summary>The repository as it lies on disk.</summary>
internal static class House
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules"];

    public static string Root { get; } = FindRoot();

    /// <summary>Path from the root, with forward slashes, to content.</summary>
    public static IEnumerable<Source> Sources(string folder, params string[] extensions)
    {
        var path = Path.Combine(Root, folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(file => extensions.Contains(Path.GetExtension(file)) && !file.Split('/').Intersect(Generated).Any())
                .Order(StringComparer.Ordinal)
                .Select(file => new Source(file, File.ReadAllText(Path.Combine(Root, file))))
            : [];
    }

    /// <summary>Every project below functions, by name.</summary>
    public static IReadOnlyDictionary<string, XDocument> Projects { get; } = Sources("functions", ".csproj")
        .ToDictionary(source => Path.GetFileNameWithoutExtension(source.Path), source => XDocument.Parse(source.Text));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PostSale.Functions.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("No solution above the tests.");
    }
}

/// <param name="Path">From the root, with forward slashes.</param>
internal sealed record Source(string Path, string Text)
{
    public string[] Lines { get; } = Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>Path, number and text of each line that holds to a condition.</summary>
    public IEnumerable<string> Where(Func<string, bool> condition) => Lines
        .Select((line, i) => (line, number: i + 1))
        .Where(numbered => condition(numbered.line))
        .Select(numbered => $"{Path}:{numbered.number}: {numbered.line.Trim()}");
}
