using PostSale.Scoring.GammaGamma;
using PostSale.Scoring.Histories;

namespace PostSale.Scoring.Orders;

/// <summary>One customer's orders, as the models want them.</summary>
public abstract record CustomerHistory
{
    /// <summary>The largest credible amount of an order: 1e9 of the currency's major unit.</summary>
    public const decimal LargestAmount = 1_000_000_000;

    private const int OldestDays = 36_525;

    private CustomerHistory() { }

    /// <summary>Bought at least once.</summary>
    /// <param name="History">How often and how recently.</param>
    /// <param name="Spend">How much a repeat purchase came to; a day's orders are one purchase.</param>
    /// <param name="LeftOut">Orders that did not count.</param>
    public sealed record Bought(History History, Spend Spend, LeftOut LeftOut) : CustomerHistory;

    /// <summary>No order counts: not a customer yet.</summary>
    /// <param name="LeftOut">Orders that did not count.</param>
    public sealed record NoPurchase(LeftOut LeftOut) : CustomerHistory;

    /// <summary>Reads a customer's orders.</summary>
    /// <remarks>
    /// Orders of one day are one purchase, of their sum. The first day's is the acquisition: it starts the clock and is neither counted nor averaged.
    /// </remarks>
    /// <param name="orders">In any order; nonsense is left out and counted.</param>
    /// <param name="end">The last day observed, inclusive.</param>
    /// <param name="daysPerUnit">Days in a unit of time, from 1 to 366. Default 7: weeks.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="daysPerUnit"/> is outside its bounds or NaN.</exception>
    public static CustomerHistory Of(ReadOnlySpan<Order> orders, DateOnly end, double daysPerUnit = 7)
    {
        Bound.Within(daysPerUnit, 1, 366);
        var (days, leftOut) = Days(orders, end);
        if (days.Count == 0)
        {
            return new NoPurchase(leftOut);
        }

        var (first, last, repeats) = (days.Keys[0], days.Keys[^1], days.Count - 1);
        var history = new History(repeats, (last.DayNumber - first.DayNumber) / daysPerUnit, (end.DayNumber - first.DayNumber) / daysPerUnit);
        return new Bought(history, repeats == 0 ? default : new(repeats, Mean(days.Values.Skip(1).Sum() / repeats)), leftOut);
    }

    /// <summary>Amounts by day, the first day first, of the orders that count.</summary>
    internal static (SortedList<DateOnly, decimal> Days, LeftOut LeftOut) Days(ReadOnlySpan<Order> orders, DateOnly end)
    {
        var days = new SortedList<DateOnly, decimal>();
        var leftOut = new LeftOut(0, 0, 0, 0);
        foreach (var order in orders)
        {
            if (order.Day > end)
            {
                leftOut = leftOut with { Future = leftOut.Future + 1 };
            }
            else if (end.DayNumber - order.Day.DayNumber > OldestDays || order.Amount > LargestAmount)
            {
                leftOut = leftOut with { Absurd = leftOut.Absurd + 1 };
            }
            else if (order.Amount < 0 || order.Refunded < 0)
            {
                leftOut = leftOut with { Negative = leftOut.Negative + 1 };
            }
            else if (order.Refunded >= order.Amount)
            {
                leftOut = leftOut with { Undone = leftOut.Undone + 1 };
            }
            else
            {
                days[order.Day] = days.GetValueOrDefault(order.Day) + order.Amount - order.Refunded;
            }
        }

        return (days, leftOut);
    }

    // A thousand orders of a billion in a day, or a millionth of a cent, are taken for the nearest amount the model is made for.
    private static double Mean(decimal mean) => Math.Clamp((double)mean, Spend.LeastMean, Spend.GreatestMean);
}
