namespace PostSale.Domain.Messages;

/// <summary>How long to wait before a provider is tried again.</summary>
public static class Backoff
{
    private static readonly Duration Longest = Duration.FromHours(1);

    /// <summary>1, 2, 4 … 60 minutes by attempt, plus up to a quarter by hash of the message, so that a thousand do not return at once.</summary>
    /// <param name="attempt">1 for the first failure.</param>
    /// <param name="asked">What the provider asked for; never undercut, and at most a day is believed.</param>
    public static Duration Before(int attempt, MessageId message, Duration? asked = null)
    {
        var doubled = Duration.Min(Longest, Duration.FromMinutes(1L << Math.Clamp(attempt - 1, 0, 6)));
        var wished = Duration.Min(asked ?? Duration.Zero, Duration.FromDays(1));
        var least = Duration.Max(doubled, wished);
        return least + (least / 4 * Strategies.Spread.Of(1000, message.Value) / 1000);
    }
}
