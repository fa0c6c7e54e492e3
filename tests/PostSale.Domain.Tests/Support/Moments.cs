using NodaTime.Text;

namespace PostSale.Domain.Tests.Support;

/// <summary>Instants written as people of a zone say them.</summary>
internal static class Moments
{
    public const string SaoPaulo = "America/Sao_Paulo";

    public static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    /// <param name="local">For example <c>2026-03-05T14:20</c>; strictly one instant of the zone.</param>
    public static Instant At(string local, string zone = SaoPaulo) => Local(local).InZoneStrictly(Zone(zone)).ToInstant();

    public static LocalDateTime Local(string local) => LocalDateTimePattern.GeneralIso.Parse(local.Length == 16 ? local + ":00" : local).GetValueOrThrow();

    public static LocalDateTime In(this Instant at, string zone) => at.InZone(Zone(zone)).LocalDateTime;
}
