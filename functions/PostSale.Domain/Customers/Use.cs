namespace PostSale.Domain.Customers;

/// <summary>One use of the product, as the shop's app tells it.</summary>
/// <param name="Key">Names it within the customer: told twice it counts once.</param>
/// <param name="Feature">As in <see cref="DailyUse"/>.</param>
/// <param name="Day">As in <see cref="DailyUse"/>.</param>
/// <param name="Quantity">1 to <see cref="Most"/>.</param>
public sealed record Use(string Key, string Feature, LocalDate Day, long Quantity, Instant At)
{
    /// <summary>The largest quantity one use may state: more is a mistake of whoever counts.</summary>
    public const long Most = 1_000_000_000;

    // Far below what a number holds, so that sums of a day add up over days and features without a thought.
    private const long MostADay = 1_000_000_000_000_000;

    /// <summary>Adds to a day's sum, which stops growing at an absurd height rather than turn over.</summary>
    public static long Add(long sum, long quantity) => quantity >= MostADay || sum >= MostADay - quantity ? MostADay : sum + quantity;
}
