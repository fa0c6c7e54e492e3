using System.Net;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using PostSale.Embedded.Workers;
using PostSale.Web.Security;

namespace PostSale.Local.Hosting;

/// <summary><c>POST /dev/clock</c>: moves the clock forward. Only with <c>--time-travel</c>, only from this machine.</summary>
internal static class ClockRoute
{
    private const string Usage = """Send {"advance":"P3D"} (an ISO 8601 period) or {"to":"2027-01-01T00:00:00Z"}, and nothing else.""";
    private const string Bounds = "Time only goes forward, and at most 20 years at once.";

    private static readonly Duration Farthest = Duration.FromDays(366 * 20);

    public static void MapClock(this IEndpointRouteBuilder routes) => routes.MapPost("/dev/clock", async (HttpContext context, TimeTravel travel, CancellationToken cancellation) =>
    {
        if (context.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address))
        {
            return Results.NotFound();
        }

        // A browser on this machine may hold a page from anywhere, and that page's requests come from this machine too.
        if (!ForeignOrigin.IsOurs(context.Request))
        {
            return Results.Json(new { error = "Not from another site's page." }, statusCode: StatusCodes.Status403Forbidden);
        }

        if (await Destination(context.Request, cancellation) is not { } choose)
        {
            return Results.BadRequest(new { error = Usage });
        }

        return await travel.Travel(choose, cancellation) is { } now
            ? Results.Ok(new { now = InstantPattern.ExtendedIso.Format(now) })
            : Results.BadRequest(new { error = Bounds });
    });

    /// <returns>Given the moment of departure, the destination, or null where that is out of bounds. Null when the request names none.</returns>
    private static async Task<Func<Instant, Instant?>?> Destination(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellation);
            if (body.RootElement.ValueKind != JsonValueKind.Object || body.RootElement.EnumerateObject().ToList() is not [{ Value.ValueKind: JsonValueKind.String } only])
            {
                return null;
            }

            var text = only.Value.GetString()!;
            return only.Name switch
            {
                "advance" when PeriodPattern.NormalizingIso.Parse(text) is { Success: true } period => now => Later(now, period.Value),
                "to" when OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true } moment => now => Bounded(now, moment.Value.ToInstant()),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Calendar units count in UTC: what falls due in a customer's zone does so on the way.
    private static Instant? Later(Instant now, Period period)
    {
        try
        {
            return Bounded(now, now.InUtc().LocalDateTime.Plus(period).InUtc().ToInstant());
        }
        catch (Exception beyond) when (beyond is OverflowException or ArgumentException)
        {
            // Past the end of the calendar.
            return null;
        }
    }

    private static Instant? Bounded(Instant now, Instant target) => target < now || target - now > Farthest ? null : target;
}
