using System.Globalization;
using System.Text;
using NodaTime;

namespace PostSale.Local.Demo;

/// <summary>Lives one made-up customer's life with the shop: buys at a pace of their own, until some day they buy no more.</summary>
internal sealed class Shopper
{
    // The shares are this shop's own invention; they are such that every screen has something to show.
    private const double GivesPhone = 0.6, AllowsMarketing = 0.45;
    private const double IsToldShipped = 0.95, IsToldDelivered = 0.75, BuysTwo = 0.2;
    private const double SendsBack = 0.03, GetsPartBack = 0.01, Cancels = 0.012, Complains = 0.04, IsHelped = 0.85, Compares = 0.008, HasEnoughMail = 0.015;

    private readonly DemoWords words;
    private readonly DateTimeZone zone;
    private readonly Random random;
    private readonly int number;
    private readonly DemoPerson person;
    private readonly List<DemoEvent> events = [];

    private Shopper(DemoWords words, DateTimeZone zone, int number, Random random)
    {
        (this.words, this.zone, this.number, this.random) = (words, zone, number, random);
        var (first, last) = (words.First[random.Next(words.First.Length)], words.Last[random.Next(words.Last.Length)]);
        var text = number.ToString(CultureInfo.InvariantCulture);
        person = new(
            $"c-{text}", $"{first} {last}", $"{Plain(first)}.{Plain(last)}.{text}@{words.Domain}",
            random.NextDouble() < GivesPhone ? words.PhonePrefix + random.Next(10_000).ToString("D4", CultureInfo.InvariantCulture) : null);
    }

    /// <param name="number">Whose life; the same number and seed live the same.</param>
    /// <param name="first">The local date of the first order.</param>
    /// <param name="end">What would happen after it has not.</param>
    public static IEnumerable<DemoEvent> Live(DemoWords words, DateTimeZone zone, int seed, int number, LocalDate first, LocalDate end)
    {
        var shopper = new Shopper(words, zone, number, new Random(unchecked((seed * 1_000_003) + number)));
        shopper.Live(first, end);
        return shopper.events;
    }

    private void Live(LocalDate date, LocalDate end)
    {
        // Some come back within weeks, most within months.
        var pace = 30 + (random.NextDouble() * 150);

        // Some try the shop once, others stay for good.
        var leaves = Math.Pow(random.NextDouble(), 2) * 0.95;
        for (var nth = 1; date <= end; nth++)
        {
            Order(nth, date);
            if (Chance(leaves))
            {
                return;
            }

            date = date.PlusDays(1 + (int)(-Math.Log(1 - random.NextDouble()) * pace));
        }
    }

    private void Order(int nth, LocalDate date)
    {
        var order = $"{10_000 + number}-{nth}";
        var paid = At(date, Hour());
        var products = Enumerable.Range(0, random.NextDouble() < BuysTwo ? 2 : 1).Select(_ => words.Any(random)).Distinct().ToList();
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

    private void Sometimes(double chance, Instant at, string type, string id, Dictionary<string, object> data)
    {
        if (Chance(chance))
        {
            Tell(at, type, id, data);
        }
    }

    private void Tell(Instant at, string type, string id, Dictionary<string, object> data) => events.Add(new(at, type, id, person, data));

    private bool Chance(double chance) => random.NextDouble() < chance;

    // People buy in their lunch break and in the evening.
    private int Hour() => random.NextDouble() < 0.35 ? 11 + random.Next(3) : 8 + random.Next(15);

    private Instant At(LocalDate date, int hour) => zone.AtLeniently(date.At(new LocalTime(hour, random.Next(60), random.Next(60)))).ToInstant();

    private Instant Later(Instant at, int least, int most) =>
        Instant.Max(at + Duration.FromMinutes(1), At(at.InZone(zone).Date.PlusDays(random.Next(least, most + 1)), 8 + random.Next(12)));

    private static string Plain(string name) => string.Concat(
        name.Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter).Select(char.ToLowerInvariant));
}
