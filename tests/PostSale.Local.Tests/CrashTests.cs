using NodaTime.Text;
using Xunit.Abstractions;

namespace PostSale.Local.Tests;

/// <summary>SIGKILL at random moments while webhooks come in and time travels: nothing is lost, nothing goes twice.</summary>
public sealed class CrashTests(ITestOutputHelper log)
{
    private const int MostBuyers = 45;
    private static readonly bool Full = Environment.GetEnvironmentVariable("POSTSALE_FULL") == "true";
    private static readonly int Kills = Full ? 150 : 6;

    [Fact]
    public async Task KilledOverAndOver_EachMailOfThePlanGoesExactlyOnce()
    {
        var seed = Full ? Environment.TickCount : 20261123;
        log.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var shop = new Shop();
        await using var served = await ServedShop.Open(shop);
        var survivor = new Survivor(served);
        var story = new Story(shop, survivor, random, await served.Tomorrow());

        using var enough = new CancellationTokenSource();
        var killing = KillOverAndOver(served, new Random(seed + 1), enough.Token);
        try
        {
            // On a slow machine too: enough must have happened for the kills to have hit something.
            while (!killing.IsCompleted || story.Buyers.Count < 12)
            {
                await story.Day();
            }
        }
        finally
        {
            // Whatever went wrong: nobody may restart what is being cleared away.
            await enough.CancelAsync();
            await killing;
        }

        // A stop in between: what the last kill left is taken up, and the rest of every month happens.
        await story.Settle();

        log.WriteLine($"{story.Buyers.Count} buyers, {served.Mails.All().Count} mails, {survivor.Interrupted} calls interrupted");
        Assert.True(survivor.Interrupted > 0, "No kill hit anything.");
        foreach (var buyer in story.Buyers)
        {
            buyer.Check(served.Mails.To(buyer.Purchase.Email), shop.Zone, story.Today);
        }

        Assert.Equal(story.Buyers.Count, served.Mails.All().Select(mail => mail.To).Distinct().Count());
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(shop.Data, "mail")), file => !file.EndsWith(".eml", StringComparison.Ordinal));
        foreach (var open in new[] { "claimed", "unknown", "rejected" })
        {
            Assert.Empty((await served.Read($"/api/v1/messages?state={open}")).AsArray());
        }

        foreach (var stuck in new[] { "waiting", "quarantined" })
        {
            Assert.Empty((await served.Read($"/api/v1/deliveries?state={stuck}")).AsArray());
        }
    }

    // Log-uniform from 5 ms to 1.5 s after it listens: while it takes up what is left, in a burst, in a quiet moment.
    private static async Task KillOverAndOver(ServedShop served, Random random, CancellationToken enough)
    {
        for (var kill = 0; kill < Kills && !enough.IsCancellationRequested; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5 * Math.Pow(300, random.NextDouble())), CancellationToken.None);
            await served.Kill();
            await served.Restart();
        }
    }

    /// <summary>Goes on calling whatever dies meanwhile, as providers and people do.</summary>
    private sealed class Survivor(ServedShop served)
    {
        private int interrupted;

        public int Interrupted => interrupted;

        public async Task<T> Insist<T>(Func<ServedShop, Task<T?>> call)
            where T : class
        {
            for (var left = 4000; left > 0; left--)
            {
                try
                {
                    if (await call(served) is { } done)
                    {
                        return done;
                    }
                }
                catch (Exception cut) when (cut is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException)
                {
                    Interlocked.Increment(ref interrupted);
                }

                await Task.Delay(25);
            }

            throw new TimeoutException("The shop never answered again.");
        }

        public Task<string> Deliver(Func<HttpRequestMessage> request) => Insist(async shop => Done(await shop.Send(request())) ? "taken" : null);

        public async Task<Instant> To(Instant moment)
        {
            await Insist(async shop =>
            {
                using var answer = await shop.Clock($$"""{"to":"{{InstantPattern.ExtendedIso.Format(moment)}}"}""");
                // The clock may have got there although nobody heard of it.
                return answer.StatusCode == HttpStatusCode.BadRequest ? await shop.Now() >= moment ? "there" : null : Done(answer.StatusCode) ? "there" : null;
            });
            return moment;
        }

        // Not now, or too slow on a busy machine: again. Anything else is no answer to an honest request.
        private static bool Done(HttpStatusCode status) => status switch
        {
            HttpStatusCode.OK => true,
            HttpStatusCode.ServiceUnavailable or HttpStatusCode.RequestTimeout => false,
            _ => throw new InvalidOperationException($"The shop answered {(int)status}."),
        };
    }

    /// <summary>What the shop's customers do, a day at a time.</summary>
    private sealed class Story(Shop shop, Survivor survivor, Random random, Instant begin)
    {
        private readonly List<Buyer> refundable = [];
        private Instant now = begin;

        public List<Buyer> Buyers { get; } = [];

        public LocalDate Today => now.InZone(shop.Zone).Date;

        public async Task Day()
        {
            var next = (Today.PlusDays(1) + new LocalTime(15, 0)).InZoneLeniently(shop.Zone).ToInstant();

            // Somebody buys while time is on its way and the sender lives by the wall clock.
            var storm = Buyers.Count < MostBuyers ? Storm($"tempo{Buyers.Count}") : Task.CompletedTask;
            now = await survivor.To(next);
            await storm;
            var calls = new List<Func<HttpRequestMessage>>();
            if (refundable.Count > 2)
            {
                var regretful = refundable[random.Next(refundable.Count)];
                refundable.Remove(regretful);
                regretful.Refunded = Today;
                var at = now;
                calls.AddRange(Enumerable.Repeat(() => regretful.Purchase.Refunded(at), random.Next(1, 3)));
            }

            if (Buyers.Count < MostBuyers)
            {
                foreach (var provider in new[] { "stripe", "shopify", "events" })
                {
                    calls.AddRange(Buy(new(shop, provider, $"{provider}{Buyers.Count}")));
                }
            }

            var order = calls.ToArray();
            random.Shuffle(order);
            await Task.WhenAll(order.Select(survivor.Deliver));
        }

        public async Task Settle() => now = await survivor.To(now + Duration.FromDays(45));

        private IEnumerable<Func<HttpRequestMessage>> Buy(Purchase purchase)
        {
            var buyer = new Buyer(purchase, Today);
            Buyers.Add(buyer);
            refundable.Add(buyer);
            var at = now;
            var twice = Enumerable.Repeat(() => purchase.Paid(at), random.Next(1, 4));
            return purchase.Provider == "stripe" ? twice.Append(() => purchase.PaidTwin(at)) : twice;
        }

        private async Task Storm(string name)
        {
            var purchase = new Purchase(shop, "events", name);
            Buyers.Add(new(purchase, null));
            var at = SystemClock.Instance.GetCurrentInstant();
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => survivor.Deliver(() => purchase.Paid(at, SystemClock.Instance.GetCurrentInstant()))));
        }
    }

    /// <param name="Day">The local date of the purchase; null where only the shop's clock knows.</param>
    private sealed record Buyer(Purchase Purchase, LocalDate? Day)
    {
        public LocalDate? Refunded { get; set; }

        public void Check(IReadOnlyList<Mail> mails, DateTimeZone zone, LocalDate today)
        {
            var went = Plan.Of(mails, zone);
            var planned = Plan.Long(Day ?? Plan.DayOne(went), today, marketing: false);
            if (Day is null)
            {
                // It came in as the clock was about to jump: what goes at once goes on either side of the jump.
                went = [planned[0], .. went.Skip(1)];
            }

            // Refunded after that day's mail.
            Assert.Equal(Refunded is { } end ? planned.Where(mail => mail.Date <= end) : planned, went);
        }
    }
}
