using NodaTime;

namespace PostSale.Local.Demo;

/// <summary>Buys at a pace of their own, until some day they buy no more.</summary>
internal sealed class Shopper : Someone
{
    private const double AllowsMarketing = 0.45, IsToldShipped = 0.95, IsToldDelivered = 0.75, BuysTwo = 0.2;
    private const double SendsBack = 0.03, GetsPartBack = 0.01, Cancels = 0.012, Complains = 0.04, IsHelped = 0.85, Compares = 0.008, HasEnoughMail = 0.015;

    private readonly DemoWords words;
    private readonly int number;

    private Shopper(DemoWords words, DateTimeZone zone, int seed, int number)
        : base(words, zone, seed, number) => (this.words, this.number) = (words, number);

    /// <inheritdoc cref="Life"/>
    public static IEnumerable<DemoEvent> Live(DemoWords words, DateTimeZone zone, int seed, int number, LocalDate first, LocalDate end)
    {
        var shopper = new Shopper(words, zone, seed, number);
        shopper.Live(first, end);
        return shopper.Events;
    }

    private void Live(LocalDate date, LocalDate end)
    {
        // Some come back within weeks, most within months.
        var pace = 30 + (Random.NextDouble() * 150);

        // Some try the shop once, others stay for good.
        var leaves = Math.Pow(Random.NextDouble(), 2) * 0.95;
        for (var nth = 1; date <= end; nth++)
        {
            Order(nth, date);
            if (Chance(leaves))
            {
                return;
            }

            date = date.PlusDays(1 + (int)(-Math.Log(1 - Random.NextDouble()) * pace));
        }
    }

    private void Order(int nth, LocalDate date)
    {
        var order = $"{10_000 + number}-{nth}";
        var paid = At(date, Hour());
        var products = Enumerable.Range(0, Random.NextDouble() < BuysTwo ? 2 : 1).Select(_ => words.Any(Random)).Distinct().ToList();
        var amount = products.Sum(product => product.Price);
        Tell(paid, "order.paid", order, new()
        {
            ["order"] = order, ["amount"] = amount, ["currency"] = words.Currency,
            ["items"] = products.Select(product => new { sku = product.Sku, name = product.Name, category = product.Category, quantity = 1 }).ToArray(),
        });
        if (nth == 1 && Chance(AllowsMarketing))
        {
            Tell(paid, "consent.granted", order, new() { ["channel"] = "email", ["purpose"] = "marketing", ["source"] = "checkout" });
        }

        if (Chance(Cancels))
        {
            Tell(Later(paid, 0, 1), "order.cancelled", order, new() { ["order"] = order });
            return;
        }

        var shipped = Later(paid, 1, 3);
        var delivered = Later(shipped, 2, 6);
        Sometimes(IsToldShipped, shipped, "order.shipped", order, new() { ["order"] = order });
        Sometimes(IsToldDelivered, delivered, "order.delivered", order, new() { ["order"] = order });
        Sometimes(SendsBack, Later(delivered, 1, 8), "order.refunded", order, new() { ["order"] = order, ["amount"] = amount });
        Sometimes(GetsPartBack, Later(delivered, 1, 8), "order.refunded", order + "-part", new() { ["order"] = order, ["amount"] = Math.Round(amount / 4, 2) });
        Sometimes(Compares, Later(delivered, 5, 60), "competitor.compared", order, []);
        Sometimes(HasEnoughMail, Later(delivered, 2, 90), "consent.withdrawn", order, new()
        {
            ["channel"] = "email", ["purpose"] = Chance(0.5) ? "marketing" : "relationship", ["source"] = "account",
        });
        if (Chance(Complains))
        {
            var complained = Later(delivered, 0, 4);
            Tell(complained, "complaint.raised", order, new() { ["order"] = order });
            Sometimes(IsHelped, Later(complained, 1, 5), "support.resolved", order, new() { ["order"] = order });
        }
    }
}
