using System.Globalization;
using NodaTime;

namespace PostSale.Local.Demo;

/// <summary>Tries a subscription or begins with paying, uses it more or less, pays month by month, and leaves some day.</summary>
internal sealed class Subscriber : Someone
{
    private const double Tries = 0.6, Converts = 0.5, AllowsMarketing = 0.45, FailsToPay = 0.05, PaysAfterAll = 0.65, StepsUp = 0.02;
    private const double Complains = 0.02, IsHelped = 0.85, Compares = 0.01, SeeksToLeave = 0.5, HasEnoughMail = 0.01;
    private const int TrialDays = 14;

    private static readonly (string Plan, decimal Amount)[] Plans = [("basic", 49.90m), ("plus", 99.90m), ("team", 199.90m)];

    private readonly DemoWords words;
    private readonly string subscription;
    private int plan;

    private Subscriber(DemoWords words, DateTimeZone zone, int seed, int number)
        : base(words, zone, seed, number)
    {
        this.words = words;
        subscription = $"s-{number.ToString(CultureInfo.InvariantCulture)}";
        plan = Random.Next(2);
    }

    /// <inheritdoc cref="Life"/>
    public static IEnumerable<DemoEvent> Live(DemoWords words, DateTimeZone zone, int seed, int number, LocalDate first, LocalDate end)
    {
        var subscriber = new Subscriber(words, zone, seed, number);
        subscriber.Live(first, end);
        return subscriber.Events;
    }

    private void Live(LocalDate date, LocalDate end)
    {
        // Who uses it seldom, leaves soon.
        var keenness = Random.NextDouble();
        if (Chance(Tries) && !Trial(ref date, keenness))
        {
            return;
        }

        Begin(date);
        var leaves = 0.005 + (0.1 * Math.Pow(1 - keenness, 3));
        for (var month = 1; date <= end; month++)
        {
            var next = date.PlusMonths(1);
            var id = $"{subscription}-{month.ToString(CultureInfo.InvariantCulture)}";
            Use(date, next, keenness);
            Trouble(date, id);
            if (Chance(leaves))
            {
                Sometimes(SeeksToLeave, At(next.PlusDays(-9), 14), "cancellation.sought", id, About());
                Tell(At(next.PlusDays(-7), 15), "subscription.ending", id, About());
                Tell(At(next, 3), "subscription.ended", id, About());
                return;
            }

            if (!Renew(next, id))
            {
                return;
            }

            date = next;
        }
    }

    /// <returns>Whether the trial leads on.</returns>
    private bool Trial(ref LocalDate date, double keenness)
    {
        var ends = date.PlusDays(TrialDays);
        Tell(At(date, Hour()), "trial.started", subscription, Terms(ends));
        Use(date, ends, keenness);
        Tell(At(ends.PlusDays(-3), 9), "trial.ending", subscription, Terms(ends));
        date = ends;
        if (Chance(Converts + (0.4 * (keenness - 0.5))))
        {
            return true;
        }

        Tell(At(ends, 10), "subscription.ended", subscription, About());
        return false;
    }

    private void Begin(LocalDate date)
    {
        var (at, (name, amount)) = (At(date, Hour()), Plans[plan]);
        Tell(at, "order.paid", subscription, new()
        {
            ["order"] = subscription, ["amount"] = amount, ["currency"] = words.Currency,
            ["items"] = new[] { new { sku = name, name, category = "plan", quantity = 1 } },
        });
        Tell(at + Duration.FromSeconds(1), "subscription.started", subscription, Terms(date.PlusMonths(1)));
        if (Chance(AllowsMarketing))
        {
            Tell(at, "consent.granted", subscription, new() { ["channel"] = "email", ["purpose"] = "marketing", ["source"] = "checkout" });
        }
    }

    /// <returns>Whether it goes on.</returns>
    private bool Renew(LocalDate date, string id)
    {
        var due = At(date, 4);
        if (Chance(FailsToPay))
        {
            Tell(due, "payment.failed", id, About());
            if (!Chance(PaysAfterAll))
            {
                Tell(Later(due, 12, 14), "subscription.ended", id, About());
                return false;
            }

            due = Later(due, 1, 6);
            Tell(due - Duration.FromSeconds(1), "payment.recovered", id, About());
        }

        Tell(due, "subscription.renewed", id, Terms(date.PlusMonths(1)));
        return true;
    }

    private void Use(LocalDate from, LocalDate until, double keenness)
    {
        for (var date = from; date < until; date = date.PlusDays(1 + (int)(-Math.Log(1 - Random.NextDouble()) * 12 * (1.2 - keenness))))
        {
            var at = At(date, Hour());
            Tell(at, "product.used", $"{subscription}-{at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}", new() { ["feature"] = "main", ["quantity"] = 1 + Random.Next(5) });
        }
    }

    private void Trouble(LocalDate date, string id)
    {
        var at = At(date.PlusDays(3 + Random.Next(20)), 9 + Random.Next(10));
        Sometimes(Compares, at, "competitor.compared", id, []);
        Sometimes(HasEnoughMail, at, "consent.withdrawn", id, new() { ["channel"] = "email", ["purpose"] = Chance(0.5) ? "marketing" : "relationship", ["source"] = "account" });
        if (plan < Plans.Length - 1 && Chance(StepsUp))
        {
            var from = Plans[plan++].Plan;
            var terms = Terms(date.PlusMonths(1));
            (terms["fromPlan"], terms["toPlan"]) = (from, Plans[plan].Plan);
            Tell(at, "subscription.changed", id, terms);
        }

        if (Chance(Complains))
        {
            Tell(at, "complaint.raised", id, []);
            Sometimes(IsHelped, Later(at, 1, 5), "support.resolved", id, []);
        }
    }

    private Dictionary<string, object> About() => new() { ["subscription"] = subscription };

    private Dictionary<string, object> Terms(LocalDate renews) => new()
    {
        ["subscription"] = subscription, ["plan"] = Plans[plan].Plan, ["amount"] = Plans[plan].Amount, ["currency"] = words.Currency,
        ["renewsAt"] = NodaTime.Text.InstantPattern.ExtendedIso.Format(At(renews, 4)),
    };
}
