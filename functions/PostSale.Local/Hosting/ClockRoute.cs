using System.Net;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using PostSale.Embedded.Workers;

namespace PostSale.Local.Hosting;

/// <summary><c>POST /dev/clock</c>: moves the clock forward. Only with <c>--time-travel</c>, only from this machine.</summary>
internal static class ClockRoute
{
    private static readonly Duration Farthest = Duration.FromDays(366 * 20);

    public static void MapClock(this IEndpointRouteBuilder routes) => routes.MapPost("/dev/clock", async (HttpContext context, TimeTravel travel, CancellationToken cancellation) =>
    {
        if (context.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address))
        {
            return Results.NotFound();
        }

        if (await Destination(context.Request, cancellation) is not { } choose)
        {
            return Results.BadRequest(new { error = """Send {"advance":"P3D"} (ISO 8601, up to 20 years) or {"to":"2027-01-01T00:00:00Z"}.""" });
        }

        return await travel.Travel(choose, cancellation) is { } now
            ? Results.Ok(new { now = InstantPattern.ExtendedIso.Format(now) })
            : Results.Conflict(new { error = "Time only goes forward, and at most 20 years at once." });
    });

    private static async Task<Func<Instant, Instant>?> Destination(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellation);
            if (body.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            if (Text(body, "advance") is { } advance && PeriodPattern.NormalizingIso.Parse(advance) is { Success: true } period)
            {
                // Calendar units count in UTC: what falls due in a customer's zone does so on the way.
                return now => Bounded(now, now.InUtc().LocalDateTime.Plus(period.Value).InUtc().ToInstant());
            }

            return Text(body, "to") is { } to && OffsetDateTimePattern.ExtendedIso.Parse(to) is { Success: true } moment
                ? now => Bounded(now, moment.Value.ToInstant())
                : null;
        }
        catch (Exception malformed) when (malformed is JsonException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    // A moment too far away is answered like one in the past.
    private static Instant Bounded(Instant now, Instant target) => target - now > Farthest ? Instant.MinValue : target;

    private static string? Text(JsonDocument body, string name) =>
        body.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
