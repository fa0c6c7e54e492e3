namespace PostSale.Embedded.Sqlite;

/// <summary>Values as columns hold them.</summary>
internal static class Row
{
    public static Instant? Instant(object? ticks) => ticks is long value ? NodaTime.Instant.FromUnixTimeTicks(value) : null;
}
