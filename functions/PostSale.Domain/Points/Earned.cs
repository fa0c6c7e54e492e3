using System.Globalization;
using PostSale.Domain.Customers;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Points;

/// <summary>Points that one thing earned, whenever that was.</summary>
internal sealed record Earned(Instant At, long Points)
{
    // More than any purchase is worth, and a sum of millions of them still fits.
    private const long MostOfOne = 1_000_000_000_000;
    private const decimal LeastPer = 0.0001m;

    /// <summary>All that a rule gives; nothing for what was undone.</summary>
    public static IEnumerable<Earned> By(Earning rule, Knowledge knowledge, string currency) => (rule.Fact switch
    {
        FactTypes.OrderPaid => from order in knowledge.Orders
                               where order is { PaidAt: not null, IsUndone: false }
                               select new Earned(order.PaidAt!.Value, Of(rule, () => Kept(order, currency))),
        FactTypes.ProductUsed => from use in knowledge.Uses select new Earned(use.LastAt, Times(rule, use.Quantity)),
        _ => from moment in Inference.Of(rule.Fact, knowledge)
             where moment.About.Length == 0 || knowledge.OrderNamed(moment.About) is not { IsUndone: true }
             select new Earned(moment.At, Of(rule, () => Price(knowledge.SubscriptionNamed(moment.About), currency))),
    }).Where(earned => earned.Points > 0);

    private static long Of(Earning rule, Func<decimal> paid) => rule.Per is { } per and > 0 ? Times(rule, decimal.Floor(Math.Min(paid(), MostOfOne) / Math.Max(per, LeastPer))) : rule.Points;

    private static long Times(Earning rule, decimal count) => (long)Math.Clamp(Math.Min(count, MostOfOne) * rule.Points, 0, MostOfOne);

    // What was given back in part takes its part of the points with it.
    private static decimal Kept(Order order, string currency) => order.Payment is { } payment && payment.Currency == currency
        ? Math.Max(0, payment.Amount - order.Refunds.Sum(refund => refund.Amount ?? payment.Amount))
        : 0;

    // What a renewal cost is not told of each; what one costs now is the best that is known.
    private static decimal Price(Subscription? subscription, string currency) =>
        subscription?.Price?.Value.Split(' ') is [var amount, var of] && of == currency
        && decimal.TryParse(amount, NumberStyles.Number, CultureInfo.InvariantCulture, out var price) ? price : 0;
}
