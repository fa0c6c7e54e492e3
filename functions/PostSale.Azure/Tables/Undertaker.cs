namespace PostSale.Azure.Tables;

/// <summary>Removes index rows that the truth does not name, and none that a write under way is about to name.</summary>
/// <remarks>
/// An index row stands before its truth is written, so one that the truth does not name may belong to a write that is still
/// under way; removing it would leave a gap. The truth's version tells. Once it has reached the version that the write aimed at,
/// the write has happened or never will, because it presumed the version before. Until then the row is left alone; when it has
/// been there for long, its writer has most likely died, and the truth is touched first: a writer that lives after all then loses
/// its race and begins again with another row. No clock decides whether this is right, only whether it is worth the trouble.
/// </remarks>
internal sealed class Undertaker(GuardedTable index, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <param name="row">One that the truth did not name when it had <paramref name="version"/>.</param>
    /// <param name="version">The truth's; 0 when there is none.</param>
    /// <param name="touch">Gives the truth its next version, or a seat where there is none; false when someone else wrote first.</param>
    public async Task Bury(IndexRow row, long version, Func<Task<bool>> touch, CancellationToken cancellation)
    {
        if (version < row.Version && (time.GetUtcNow() - row.Written < Patience || !await touch()))
        {
            return;
        }

        var (partition, key) = IndexRow.Key(row.Mark);
        await index.Delete(partition, key, cancellation);
    }
}
