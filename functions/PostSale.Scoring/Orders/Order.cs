namespace PostSale.Scoring.Orders;

/// <summary>One order, as it came from a shop; any values, sensible or not.</summary>
/// <param name="Day">The customer's local date of purchase.</param>
/// <param name="Amount">What was paid, in the currency's major unit. All orders of a population are of one currency.</param>
/// <param name="Refunded">What was given back of it since; not negative.</param>
public readonly record struct Order(DateOnly Day, decimal Amount, decimal Refunded = 0);

/// <summary>Orders that do not count as purchases, by the first reason that applies.</summary>
/// <param name="Future">Dated after the end of observation.</param>
/// <param name="Absurd">Dated more than a hundred years before it, or of more than <see cref="CustomerHistory.LargestAmount"/>.</param>
/// <param name="Negative">Amount or refund below zero.</param>
/// <param name="Undone">Free, or refunded in full or beyond.</param>
public sealed record LeftOut(int Future, int Absurd, int Negative, int Undone)
{
    /// <summary>All of them.</summary>
    public int Total => Future + Absurd + Negative + Undone;
}
