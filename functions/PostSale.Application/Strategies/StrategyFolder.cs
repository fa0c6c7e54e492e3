namespace PostSale.Application.Strategies;

/// <summary>Reads a strategy's files from disk.</summary>
public static class StrategyFolder
{
    /// <summary>
    /// <c>strategy.yaml</c> and everything under <c>templates/</c> and <c>scripts/</c> but hidden files, by path with forward slashes, sorted.
    /// A missing <c>strategy.yaml</c> is simply not there.
    /// </summary>
    /// <exception cref="StrategyFolderException">
    /// There is no such folder, a file is not UTF-8, a link leads out of it, or all together are larger than <see cref="StrategyFiles.MaxBytes"/>.
    /// </exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        if (!Directory.Exists(path))
        {
            throw new StrategyFolderException($"{path}: no such folder");
        }

        var root = Links.Real(Path.GetFullPath(path));
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var budget = new StrategyBudget();
        foreach (var name in Names(root))
        {
            files.Add(name, Text(root, name, budget));
        }

        return files;
    }

    private static IEnumerable<string> Names(string root)
    {
        if (File.Exists(Path.Combine(root, StrategyFiles.Main)))
        {
            yield return StrategyFiles.Main;
        }

        var waiting = new Stack<string>([StrategyFiles.ScriptFolder, StrategyFiles.TemplateFolder]);
        while (waiting.TryPop(out var folder))
        {
            var full = Path.Combine(root, folder);
            if (!Directory.Exists(full))
            {
                continue;
            }

            Inside(root, folder);
            foreach (var entry in new DirectoryInfo(full).EnumerateFileSystemInfos().Where(entry => !entry.Name.StartsWith('.')))
            {
                if (entry is not DirectoryInfo)
                {
                    yield return folder + entry.Name;
                }
                else if (entry.LinkTarget is null)
                {
                    waiting.Push(folder + entry.Name + "/");
                }
                else
                {
                    // It may lead back up, and then there is no end to the walk.
                    throw new StrategyFolderException($"{folder}{entry.Name}: is a link to a folder");
                }
            }
        }
    }

    private static string Text(string root, string name, StrategyBudget budget)
    {
        Inside(root, name);
        using var file = File.OpenRead(Path.Combine(root, name));
        return budget.Text(file, name);
    }

    private static void Inside(string root, string name)
    {
        var real = Links.Real(Path.Combine(root, name).TrimEnd('/'));
        if (!real.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new StrategyFolderException($"{name}: is a link that leads out of the folder");
        }
    }
}
