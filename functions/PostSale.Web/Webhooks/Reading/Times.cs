using NodaTime.Text;

namespace PostSale.Web.Webhooks.Reading;

/// <summary>Moments as bodies state them, by the sender's clock.</summary>
internal static class Times
{
    // Shops on the web are younger; an older date is a default value or a wrong unit.
    private static readonly Instant Earliest = Instant.FromUtc(2000, 1, 1, 0, 0);

    private static readonly Instant Latest = Instant.FromUtc(9000, 1, 1, 0, 0);

    /// <summary>Whether something can have happened then.</summary>
    public static bool IsCredible(Instant moment) => moment >= Earliest && moment <= Latest;

    /// <summary>ISO 8601 with an offset or Z; anything else is a fault.</summary>
    public static Instant? IsoTime(this Node node)
    {
        if (node.Text() is not { } text)
        {
            return null;
        }

        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } parsed)
        {
            return node.Plausible(parsed.Value.ToInstant());
        }

        node.Fault("is no moment: ISO 8601 with an offset or Z is expected, as in 2026-01-31T10:00:00Z");
        return null;
    }

    /// <summary>Seconds since 1970.</summary>
    public static Instant? UnixTime(this Node node)
    {
        if (node.Whole() is not { } seconds)
        {
            return null;
        }

        if (seconds >= Earliest.ToUnixTimeSeconds() && seconds <= Latest.ToUnixTimeSeconds())
        {
            return Instant.FromUnixTimeSeconds(seconds);
        }

        node.Fault("lies before the year 2000, or beyond reason");
        return null;
    }

    /// <summary>
    /// What a moment by the sender's clock is by ours, never later than the receipt. What is dated later than the sender's own
    /// now was dated by our clock.
    /// </summary>
    public static Instant Ours(Instant stated, Delivery delivery)
    {
        var senders = delivery.ReceivedAt - delivery.ClockAhead;
        return Instant.Min(stated <= senders ? stated + delivery.ClockAhead : stated, delivery.ReceivedAt);
    }

    private static Instant? Plausible(this Node node, Instant stated)
    {
        if (stated >= Earliest && stated <= Latest)
        {
            return stated;
        }

        node.Fault("lies before the year 2000, or beyond reason");
        return null;
    }
}
