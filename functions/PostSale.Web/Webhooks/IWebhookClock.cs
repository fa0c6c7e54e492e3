namespace PostSale.Web.Webhooks;

/// <summary>The two clocks that a signature's time may be measured by. They are one unless time travels.</summary>
/// <remarks>Thread-safe.</remarks>
public interface IWebhookClock
{
    /// <summary>The sender's time: what any clock on the wall shows.</summary>
    Instant Wall { get; }

    /// <summary>Our time, by which deliveries are received and things fall due.</summary>
    Instant Now { get; }

    /// <summary>Keeps our time from jumping until disposed: what is received at a moment is stored at that moment.</summary>
    ValueTask<IDisposable?> Hold(CancellationToken cancellation) => ValueTask.FromResult<IDisposable?>(null);
}
