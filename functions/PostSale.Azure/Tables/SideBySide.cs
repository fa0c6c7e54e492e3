namespace PostSale.Azure.Tables;

/// <summary>Does many requests at once, as a service far away wants it.</summary>
internal static class SideBySide
{
    private const int AtOnce = 32;

    public static Task Run<T>(IEnumerable<T> pieces, Func<T, Task> work, CancellationToken cancellation) => Parallel.ForEachAsync(
        pieces, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (piece, _) => await work(piece));

    /// <returns>One answer per piece, in their order.</returns>
    public static async Task<TResult[]> Run<T, TResult>(IReadOnlyList<T> pieces, Func<T, Task<TResult>> work, CancellationToken cancellation)
    {
        var answers = new TResult[pieces.Count];
        await Run(Enumerable.Range(0, pieces.Count), async i => answers[i] = await work(pieces[i]), cancellation);
        return answers;
    }
}
