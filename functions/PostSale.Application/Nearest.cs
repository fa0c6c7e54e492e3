namespace PostSale.Application;

/// <summary>Finds the word somebody meant.</summary>
internal static class Nearest
{
    /// <returns><c>did you mean "channel"?</c> where one is near, else the words there are.</returns>
    public static string Mend(string written, IReadOnlyCollection<string> words) => Of(written, words) is { } near
        ? $"did you mean \"{near}\"?"
        : words.Count == 0 ? "there are none" : $"known here: {string.Join(", ", words)}";

    /// <returns>Null when none is near: at most a third of the letters may be wrong, one in a short word.</returns>
    public static string? Of(string written, IEnumerable<string> words)
    {
        if (written.Length > 60)
        {
            return null;
        }

        var best = words
            .Select(word => (Word: word, Distance: Distance(written.ToLowerInvariant(), word.ToLowerInvariant())))
            .OrderBy(candidate => candidate.Distance)
            .FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(1, best.Word.Length / 3) ? best.Word : null;
    }

    /// <summary>Letters put in, left out, changed, or swapped with their neighbour (optimal string alignment).</summary>
    private static int Distance(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                table[i, j] = (i, j) switch
                {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => Math.Min(
                        Math.Min(table[i - 1, j], table[i, j - 1]) + 1,
                        table[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1)),
                };

                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[from.Length, to.Length];
    }
}
