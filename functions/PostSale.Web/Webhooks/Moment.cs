using PostSale.Web.Webhooks.Verification;

namespace PostSale.Web.Webhooks;

/// <summary>Both clocks, read once for a whole request.</summary>
internal readonly record struct Moment(Instant Wall, Instant Now)
{
    // Two readings of one clock differ by what passed between them; that is no time travel.
    private static readonly Duration Noise = Duration.FromSeconds(1);

    public static Moment Read(IWebhookClock clock) => new(clock.Wall, clock.Now);

    /// <summary>How far our clock runs ahead of a sender's who lives by the wall clock.</summary>
    public Duration Ahead
    {
        get
        {
            var ahead = Now - Wall;
            return ahead > Noise || ahead < -Noise ? ahead : Duration.Zero;
        }
    }

    /// <summary>The same for a sender who signed at this time: nothing when it lives by our clock.</summary>
    public Duration AheadOf(Instant signedAt) => SignedTime.Fits(signedAt, Now, SignedTime.Tolerance) ? Duration.Zero : Ahead;
}
