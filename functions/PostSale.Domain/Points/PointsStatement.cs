using PostSale.Domain.Customers;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Points;

/// <summary>Points earned by one thing that happened.</summary>
/// <param name="Fact">What happened; a word of <see cref="FactTypes"/>.</param>
/// <param name="On">The customer's local date.</param>
/// <param name="Points">1 or more.</param>
/// <param name="Ends">The first local date on which they no longer count; null when they stay.</param>
public sealed record PointsEntry(string Fact, LocalDate On, long Points, LocalDate? Ends);

/// <summary>Where a customer stands in a loyalty programme.</summary>
/// <remarks>
/// A pure projection of what is known, so no order and no repetition of the facts changes it, and what is given back takes its points with it.
/// Nothing is stored: a change of the programme counts at once, and for the past too. Of what happens again and again the latest
/// twelve of each kind are known, so the latest twelve earn; purchases all do, but for imported ones, of which only the sum is known.
/// </remarks>
/// <param name="Points">What counts today, 0 or more.</param>
/// <param name="Next">Null at the top.</param>
/// <param name="Missing">Points up to <paramref name="Next"/>; 0 at the top.</param>
/// <param name="Entries">What counts today, the latest first.</param>
public sealed record PointsStatement(long Points, Tier Tier, Tier? Next, long Missing, ImmutableArray<PointsEntry> Entries)
{
    /// <summary>The next date on which points end, and how many do; null when none will.</summary>
    public (LocalDate On, long Points)? Ending => Entries.Where(entry => entry.Ends is not null).GroupBy(entry => entry.Ends!.Value).OrderBy(same => same.Key)
        .Select(same => ((LocalDate, long)?)(same.Key, same.Sum(entry => entry.Points))).FirstOrDefault();

    /// <param name="currency">The store's, ISO 4217, upper case: what was paid in another earns nothing by amount.</param>
    /// <param name="zone">The customer's.</param>
    /// <exception cref="ArgumentException">The programme has no tier.</exception>
    public static PointsStatement Of(Loyalty loyalty, Knowledge knowledge, string currency, DateTimeZone zone, Instant now)
    {
        if (loyalty.Tiers.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A programme has at least one tier.", nameof(loyalty));
        }

        var today = Calendar.In(now, zone).Date;
        ImmutableArray<PointsEntry> entries =
        [
            .. from rule in loyalty.Earning
               from earned in Earned.By(rule, knowledge, currency)
               let day = Calendar.In(earned.At, zone).Date
               let ends = loyalty.ExpiresAfterDays is { } days ? Calendar.Plus(day, new(0, days)) : null
               where day <= today && (ends is null || today < ends)
               orderby earned.At descending, rule.Fact, earned.Points
               select new PointsEntry(rule.Fact, day, earned.Points, ends),
        ];
        var points = entries.Sum(entry => entry.Points);
        var reached = loyalty.Tiers.LastOrDefault(tier => points >= tier.From) ?? loyalty.Tiers[0];
        var next = loyalty.Tiers.FirstOrDefault(tier => tier.From > points);
        return new(points, reached, next, next is null ? 0 : next.From - points, entries);
    }
}
