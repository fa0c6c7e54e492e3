namespace PostSale.Application.Nightly;

/// <summary>Work on a store that is due once per local date.</summary>
/// <remarks>May be run again for a date it has begun, or even finished: repeating it changes nothing.</remarks>
public interface INightlyJob
{
    Task Run(Shop shop, LocalDate date, Instant now, CancellationToken cancellation);
}
