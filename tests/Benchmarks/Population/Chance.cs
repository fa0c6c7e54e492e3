namespace PostSale.Benchmarks.Population;

/// <summary>Numbers as good as random and the same in every run.</summary>
internal static class Chance
{
    /// <summary>SplitMix64: every number has another image.</summary>
    public static ulong Of(ulong number)
    {
        var mixed = unchecked(number * 0x9E3779B97F4A7C15UL + 0x9E3779B97F4A7C15UL);
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
        return mixed ^ (mixed >> 31);
    }
}
