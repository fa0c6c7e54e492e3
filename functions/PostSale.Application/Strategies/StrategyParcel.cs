using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace PostSale.Application.Strategies;

/// <summary>A strategy's files as they come over the wire: a zip of its folder, or a JSON object of path to content.</summary>
/// <remarks>What a folder may hold besides, a README or hidden files, is passed over as it is there.</remarks>
public static class StrategyParcel
{
    /// <summary>What is written out may take this many times its room in JSON.</summary>
    public const int MaxBodyBytes = 4 * StrategyFiles.MaxBytes;

    private const int MostFiles = 2000;

    /// <exception cref="StrategyFolderException">It is no JSON object of texts, or all together are larger than <see cref="StrategyFiles.MaxBytes"/>.</exception>
    public static IReadOnlyDictionary<string, string> OfJson(ReadOnlySpan<byte> body)
    {
        try
        {
            var files = Kept(JsonSerializer.Deserialize<Dictionary<string, string?>>(body)?.Select(file => (file.Key, file.Value ?? "")) ?? []);
            return files.Values.Sum(text => (long)Encoding.UTF8.GetByteCount(text)) <= StrategyFiles.MaxBytes
                ? files
                : throw new StrategyFolderException($"The strategy's files are larger than {StrategyFiles.MaxBytes / 1024} KiB together.");
        }
        catch (JsonException malformed)
        {
            throw new StrategyFolderException("The body is a JSON object of path to content, as in {\"strategy.yaml\": \"…\"}, or a zip sent as application/zip.", malformed);
        }
    }

    /// <summary>The folder may lie in the zip itself or in one folder of it.</summary>
    /// <exception cref="StrategyFolderException">It is no zip, a file is not UTF-8, or all together are larger than <see cref="StrategyFiles.MaxBytes"/>.</exception>
    public static IReadOnlyDictionary<string, string> OfZip(ReadOnlySpan<byte> body)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(body.ToArray()), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostFiles)
            {
                throw new StrategyFolderException($"The zip holds more than {MostFiles} files.");
            }

            var entries = zip.Entries.Where(entry => !entry.FullName.EndsWith('/')).ToDictionary(entry => entry.FullName, StringComparer.Ordinal);
            var top = entries.Keys.FirstOrDefault(name => !name.StartsWith('.') && name.EndsWith('/' + StrategyFiles.Main, StringComparison.Ordinal) && name.Count(letter => letter == '/') == 1);
            var prefix = entries.ContainsKey(StrategyFiles.Main) || top is null ? "" : top[..^StrategyFiles.Main.Length];
            var budget = new StrategyBudget();
            return Kept(entries.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal) && IsOfStrategy(entry.Key[prefix.Length..]))
                .Select(entry => (entry.Key[prefix.Length..], Text(entry.Value, budget))).ToList());
        }
        catch (Exception malformed) when (malformed is InvalidDataException or ArgumentException)
        {
            throw new StrategyFolderException("The body is no zip that can be read, or it holds a file twice.", malformed);
        }
    }

    private static SortedDictionary<string, string> Kept(IEnumerable<(string Name, string Text)> files)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in files.Where(file => IsOfStrategy(file.Name)))
        {
            kept[name] = text;
        }

        return kept;
    }

    private static bool IsOfStrategy(string name) => name == StrategyFiles.Main
        || ((name.StartsWith(StrategyFiles.TemplateFolder, StringComparison.Ordinal) || name.StartsWith(StrategyFiles.ScriptFolder, StringComparison.Ordinal))
            && name.Split('/').All(part => part.Length > 0 && part[0] != '.'));

    private static string Text(ZipArchiveEntry entry, StrategyBudget budget)
    {
        using var file = entry.Open();
        return budget.Text(file, entry.FullName);
    }
}
