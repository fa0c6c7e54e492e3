namespace PostSale.Scoring.Sbg;

/// <summary>The tenures of many subscriptions, counted by length.</summary>
/// <remarks>Immutable, so safe to share between threads.</remarks>
public sealed class Tenures
{
    private readonly int[] _ended;
    private readonly int[] _running;

    private Tenures(int[] ended, int[] running) => (_ended, _running) = (ended, running);

    /// <summary>Counts subscriptions of any age.</summary>
    /// <param name="tenures">One of each subscription, in any order.</param>
    public static Tenures Of(ReadOnlySpan<Tenure> tenures)
    {
        var longest = 0;
        foreach (var tenure in tenures)
        {
            longest = Math.Max(longest, tenure.Renewals);
        }

        var (ended, running) = (new int[longest + 1], new int[longest + 1]);
        foreach (var tenure in tenures)
        {
            (tenure.Ended ? ended : running)[tenure.Renewals]++;
        }

        return new(ended, running);
    }

    /// <summary>One cohort, followed from its start.</summary>
    /// <param name="survivors">How many were there at the start, after the first renewal, after the second, ...: never rising, not negative, at least one entry.</param>
    /// <exception cref="ArgumentException">The numbers rise, are negative, none or too many.</exception>
    public static Tenures OfCohort(ReadOnlySpan<int> survivors)
    {
        if (survivors.Length is 0 or > Tenure.MostPeriods)
        {
            throw new ArgumentException(FormattableString.Invariant($"a cohort has 1 to {Tenure.MostPeriods} numbers, not {survivors.Length}"), nameof(survivors));
        }

        var (ended, running) = (new int[survivors.Length], new int[survivors.Length]);
        for (var i = 0; i < survivors.Length; i++)
        {
            var next = i + 1 < survivors.Length ? survivors[i + 1] : 0;
            if (next < 0 || survivors[i] < next)
            {
                throw new ArgumentException(FormattableString.Invariant($"{survivors[i]} survivors cannot become {next} (number {i + 1})"), nameof(survivors));
            }

            (i + 1 < survivors.Length ? ended : running)[i] = survivors[i] - next;
        }

        return new(ended, running);
    }

    /// <summary>How many ended after 0, 1, 2, ... renewals.</summary>
    public ReadOnlySpan<int> Ended => _ended;

    /// <summary>How many run, renewed 0, 1, 2, ... times; as long as <see cref="Ended"/>.</summary>
    public ReadOnlySpan<int> Running => _running;

    /// <summary>Subscriptions.</summary>
    public int Customers => _ended.Sum() + _running.Sum();
}
