using Microsoft.Extensions.Logging;

namespace PostSale.Delivery;

/// <summary>Holds messages back while a provider refuses us rather than them: a wrong key, no trusted connection, nobody there.</summary>
/// <remarks>
/// Nothing is lost meanwhile: what is held back is tried again. While it is open, one message is let through at the end of each pause,
/// of 1, 2, 4 … 15 minutes. Opening is logged as an error, once; closing is logged too. Thread-safe.
/// </remarks>
/// <param name="provider">As people know it.</param>
internal sealed class Circuit(string provider, ILogger log)
{
    private static readonly Duration First = Duration.FromMinutes(1);
    private static readonly Duration Longest = Duration.FromMinutes(15);

    private readonly Lock guard = new();
    private Instant until = Instant.MinValue;
    private Duration pause;
    private bool isOpen;

    /// <returns>Null when a message may be tried; else how long to wait.</returns>
    public Duration? Ask(Instant now)
    {
        lock (guard)
        {
            if (!isOpen)
            {
                return null;
            }

            if (now < until)
            {
                return until - now;
            }

            // This one finds out; the others wait for what it finds.
            pause = Duration.Min(pause + pause, Longest);
            until = now + pause;
            return null;
        }
    }

    /// <param name="why">What is wrong and which settings to look at; without secrets or addresses.</param>
    /// <returns>How long to wait.</returns>
    public Duration Open(Instant now, string why)
    {
        lock (guard)
        {
            if (!isOpen)
            {
                isOpen = true;
                pause = First;
                until = now + pause;
                log.LogError("{Provider} takes nothing now; what is due waits for it. {Why}", provider, why);
            }

            return Duration.Max(until - now, First);
        }
    }

    /// <summary>The provider took a message, or refused that message alone.</summary>
    public void Close()
    {
        lock (guard)
        {
            if (isOpen)
            {
                isOpen = false;
                log.LogWarning("{Provider} takes messages again.", provider);
            }
        }
    }
}
