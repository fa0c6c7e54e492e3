namespace PostSale.Delivery.Tests;

public sealed class PaceTests
{
    private static readonly Instant Start = Samples.Now;

    [Fact]
    public void WithinAMinute_NoMoreThanItsShare()
    {
        var pace = new Pace(30, 1000);

        Assert.Equal(30, Enumerable.Range(0, 50).Count(_ => pace.Take(Start, false) is null));
        Assert.NotNull(pace.Take(Start + Duration.FromSeconds(59), false));
        Assert.Null(pace.Take(Start + Duration.FromSeconds(60), false));
    }

    [Fact]
    public void LastTenthOfTheHour_IsForReceipts()
    {
        var pace = new Pace(1000, 100);

        Assert.Equal(90, Enumerable.Range(0, 200).Count(_ => pace.Take(Start, isTransactional: false) is null));
        Assert.Equal(10, Enumerable.Range(0, 50).Count(_ => pace.Take(Start, isTransactional: true) is null));
        Assert.Null(pace.Take(Start + Duration.FromHours(1), isTransactional: false));
    }

    [Fact]
    public void WhoeverMustWait_StandsInALineThatMovesAsTheHourAllows()
    {
        var pace = new Pace(30, 100);
        while (pace.Take(Start, false) is null)
        {
        }

        var waits = Enumerable.Range(0, 200).Select(_ => pace.Take(Start, false)!.Value).ToList();

        Assert.Equal(waits.Order(), waits);
        Assert.All(waits.Zip(waits.Skip(1)), pair => Assert.Equal(Duration.FromSeconds(36), pair.Second - pair.First));
    }

    // A thousand mails fall due at one moment, beside a receipt every ten minutes.
    [Fact]
    public void JourneysDay_IsSpreadWithinTheLimits_AndReceiptsGoAtOnce()
    {
        var pace = new Pace(30, 100);
        var waiting = new PriorityQueue<bool, long>(Enumerable.Range(0, 1000).Select(_ => (false, Start.ToUnixTimeTicks())));
        waiting.EnqueueRange(Enumerable.Range(0, 60).Select(i => (true, (Start + Duration.FromMinutes(10 * i)).ToUnixTimeTicks())));
        var sent = new List<Instant>();
        var receiptsLate = 0;
        while (waiting.TryDequeue(out var isReceipt, out var ticks))
        {
            var now = Instant.FromUnixTimeTicks(ticks);
            if (pace.Take(now, isReceipt) is { } wait)
            {
                receiptsLate += isReceipt ? 1 : 0;
                waiting.Enqueue(isReceipt, (now + wait).ToUnixTimeTicks());
            }
            else
            {
                sent.Add(now);
            }
        }

        Assert.Equal(1060, sent.Count);
        Assert.All(sent, at => Assert.InRange(sent.Count(other => other > at - Duration.FromMinutes(1) && other <= at), 1, 30));
        Assert.All(sent, at => Assert.InRange(sent.Count(other => other > at - Duration.FromHours(1) && other <= at), 1, 100));
        Assert.InRange(sent[^1] - Start, Duration.FromHours(9), Duration.FromHours(24));
        Assert.InRange(receiptsLate, 0, 3);
    }

    [Fact]
    public void ClosedByTheProvider_NobodyGoesUntilThen()
    {
        var pace = new Pace(30, 100);
        pace.Close(Start + Duration.FromMinutes(5));

        Assert.Equal(Duration.FromMinutes(5), pace.Take(Start, isTransactional: true));
        Assert.NotNull(pace.Take(Start + Duration.FromMinutes(4), false));
        Assert.Null(pace.Take(Start + Duration.FromMinutes(5), false));
    }
}
