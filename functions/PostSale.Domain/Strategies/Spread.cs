namespace PostSale.Domain.Strategies;

/// <summary>Spreads names evenly over a range, the same on every machine and in every run.</summary>
public static class Spread
{
    /// <returns>0 to <paramref name="range"/>, exclusive.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="range"/> is less than 1.</exception>
    public static int Of(int range, params ReadOnlySpan<string> names)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(range, 1);

        // FNV-1a over UTF-16 code units, finished by a multiply-xorshift: string.GetHashCode differs from process to process.
        var hash = 14695981039346656037UL;
        foreach (var name in names)
        {
            foreach (var unit in name)
            {
                hash = (hash ^ unit) * 1099511628211UL;
            }

            hash = (hash ^ 0xFFFF) * 1099511628211UL;
        }

        hash ^= hash >> 32;
        hash *= 0xD6E8FEB86659FD93UL;
        hash ^= hash >> 32;
        return (int)(hash % (uint)range);
    }
}
