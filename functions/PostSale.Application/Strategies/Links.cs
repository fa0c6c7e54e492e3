namespace PostSale.Application.Strategies;

/// <summary>Where a path really is.</summary>
internal static class Links
{
    // As many as Linux follows.
    private const int Most = 40;

    /// <summary>The path with every link on the way followed.</summary>
    /// <exception cref="StrategyFolderException">The links go round in a circle.</exception>
    public static string Real(string path) => Real(path, Most);

    private static string Real(string path, int left)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
        {
            return path;
        }

        var here = Path.Combine(Real(parent, left), Path.GetFileName(path));
        var target = new FileInfo(here).LinkTarget;
        return target is null ? here
            : left == 0 ? throw new StrategyFolderException($"{Path.GetFileName(path)}: its links go round in a circle")
            : Real(Path.GetFullPath(target, Path.GetDirectoryName(here)!), left - 1);
    }
}
