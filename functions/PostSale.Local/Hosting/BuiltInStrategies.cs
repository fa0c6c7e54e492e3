using System.Text;

namespace PostSale.Local.Hosting;

/// <summary>The ready strategies, carried inside the program.</summary>
internal static class BuiltInStrategies
{
    /// <returns>Path within the strategy's folder, with forward slashes, to content.</returns>
    public static IReadOnlyDictionary<string, string> Files(string strategy)
    {
        var assembly = typeof(BuiltInStrategies).Assembly;
        var prefix = $"strategies/{strategy}/";
        return assembly.GetManifestResourceNames()
            .Select(name => (Name: name, Path: name.Replace('\\', '/')))
            .Where(resource => resource.Path.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(resource => resource.Path[prefix.Length..], resource =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource.Name)!, Encoding.UTF8);
                return reader.ReadToEnd();
            });
    }
}
