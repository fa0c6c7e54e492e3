namespace PostSale.Functions.Tests.Support;

/// <summary>Shows what it is told to.</summary>
internal sealed class FixedClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
