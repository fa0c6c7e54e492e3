namespace PostSale.Delivery;

/// <summary>Keeps within what a provider takes in a minute and in an hour, and spreads what does not fit evenly over what follows.</summary>
/// <remarks>
/// A tenth of the hour is kept for transactional messages, so that a journey's day does not hold up receipts. It counts what this process
/// sent; several processes share a limit by what the provider itself answers. Thread-safe.
/// </remarks>
internal sealed class Pace(int perMinute, int perHour)
{
    private static readonly Duration Minute = Duration.FromMinutes(1);
    private static readonly Duration Hour = Duration.FromHours(1);

    private readonly Lock guard = new();
    private readonly Queue<Instant> sent = new();
    private Instant closedUntil = Instant.MinValue;
    private Instant lastPlace = Instant.MinValue;

    /// <returns>Null when it may go now, which counts; else how long to wait, each a little longer than the one before.</returns>
    public Duration? Take(Instant now, bool isTransactional)
    {
        lock (guard)
        {
            while (sent.TryPeek(out var oldest) && oldest <= now - Hour)
            {
                sent.Dequeue();
            }

            var room = isTransactional ? perHour : Math.Max(1, perHour - (perHour / 10));
            if (now >= closedUntil && sent.Count < room && sent.Count(at => at > now - Minute) < perMinute)
            {
                sent.Enqueue(now);
                return null;
            }

            return isTransactional ? Instant.Max(closedUntil, now + Minute) - now : Place(now) - now;
        }
    }

    /// <summary>The provider asked to wait.</summary>
    public void Close(Instant until)
    {
        lock (guard)
        {
            closedUntil = Instant.Max(closedUntil, until);
        }
    }

    // Who has to wait stands in a line that moves as fast as an hour's share allows; nobody is sent further back than a day.
    private Instant Place(Instant now)
    {
        var free = Instant.Max(closedUntil, sent.Count >= perHour / 2 ? sent.Peek() + Hour : now + Minute);
        lastPlace = Instant.Min(Instant.Max(free, lastPlace + (Hour / perHour)), now + Duration.FromHours(20));
        return Instant.Max(lastPlace, now + Duration.FromSeconds(1));
    }
}
