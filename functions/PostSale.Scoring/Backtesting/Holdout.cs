using PostSale.Scoring.Orders;

namespace PostSale.Scoring.Backtesting;

/// <summary>A customer split in time: what a model may see, and what then happened.</summary>
/// <param name="Calibration">The history up to the split.</param>
/// <param name="Purchases">Days with a purchase after the split, up to the end.</param>
public sealed record Holdout(CustomerHistory.Bought Calibration, int Purchases)
{
    /// <summary>Splits one customer's orders.</summary>
    /// <param name="orders">All orders, in any order. A refund counts from the start, whenever it was given: its date is not known.</param>
    /// <param name="split">Last day of calibration.</param>
    /// <param name="end">Last day held out; after <paramref name="split"/>.</param>
    /// <param name="daysPerUnit">Days in a unit of time, from 1 to 366. Default 7: weeks.</param>
    /// <returns>Null for one who had not bought by the split: there was nobody to predict.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The end is not after the split, or <paramref name="daysPerUnit"/> is outside its bounds.</exception>
    public static Holdout? Of(ReadOnlySpan<Order> orders, DateOnly split, DateOnly end, double daysPerUnit = 7)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(end, split);
        return CustomerHistory.Of(orders, split, daysPerUnit) is CustomerHistory.Bought bought
            ? new(bought, CustomerHistory.Days(orders, end).Days.Keys.Count(day => day > split))
            : null;
    }
}
