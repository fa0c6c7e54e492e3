namespace PostSale.Web.Webhooks.Verification;

/// <summary>The moment a signature was made, as its header states it.</summary>
internal static class SignedTime
{
    /// <summary>How far a signature's time may lie from ours, either way.</summary>
    public static readonly Duration Tolerance = Duration.FromMinutes(5);

    // Eleven digits end in the year 5138; more would leave what an instant can hold.
    private const int MaxDigits = 11;

    /// <param name="text">Unix seconds; nothing but digits.</param>
    public static Instant? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxDigits || text.ContainsAnyExceptInRange('0', '9'))
        {
            return null;
        }

        var seconds = 0L;
        foreach (var digit in text)
        {
            seconds = seconds * 10 + (digit - '0');
        }

        return Instant.FromUnixTimeSeconds(seconds);
    }

    public static bool Fits(Instant signed, Instant now, Duration tolerance)
    {
        var apart = signed > now ? signed - now : now - signed;
        return apart <= tolerance;
    }

    public static bool FitsAny(Instant signed, ReadOnlySpan<Instant> clocks, Duration tolerance)
    {
        foreach (var now in clocks)
        {
            if (Fits(signed, now, tolerance))
            {
                return true;
            }
        }

        return false;
    }
}
