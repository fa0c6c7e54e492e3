using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime.Text;
using PostSale.Application.Customers;
using PostSale.Web.Security;

namespace PostSale.Web.Api;

/// <summary>What may be done to a customer: peace, the copy of what is held, and to be forgotten.</summary>
internal static class CustomerRoutes
{
    public static void MapCustomers(this IEndpointRouteBuilder api)
    {
        api.MapPost("/customers/{key}/pause", Pause).RequireAuthorization(Roles.Agent);
        api.MapPost("/customers/{key}/resume", Resume).RequireAuthorization(Roles.Agent);
        api.MapRead("/customers/{key}/export", Export).RequireAuthorization(Roles.Agent);
        api.MapDelete("/customers/{key}", Erase).RequireAuthorization(Roles.Admin);
    }

    private static async Task<IResult> Pause(
        string key, PauseUntil? body, PauseCustomer pause, IClock clock, HttpContext context, CancellationToken cancellation)
    {
        Instant? until = null;
        if (body?.Until is { } text)
        {
            if (OffsetDateTimePattern.ExtendedIso.Parse(text) is not { Success: true } parsed)
            {
                return Results.BadRequest(new Problem("until is a moment with an offset or Z, as in 2027-01-31T10:00:00-03:00."));
            }

            until = parsed.Value.ToInstant();
        }

        return CustomerKey.TryParse(key, out var known) && await pause.Pause(known, until, Who(context), clock.GetCurrentInstant(), cancellation)
            ? Results.NoContent()
            : NoCustomer();
    }

    private static async Task<IResult> Resume(string key, PauseCustomer pause, IClock clock, HttpContext context, CancellationToken cancellation) =>
        CustomerKey.TryParse(key, out var known) && await pause.Resume(known, Who(context), clock.GetCurrentInstant(), cancellation)
            ? Results.NoContent()
            : NoCustomer();

    private static async Task<IResult> Export(string key, ExportCustomer export, IClock clock, HttpContext context, CancellationToken cancellation) =>
        CustomerKey.TryParse(key, out var known) && await export.Run(known, Who(context), clock.GetCurrentInstant(), cancellation) is { } all
            ? Results.Ok(all)
            : NoCustomer();

    private static async Task<IResult> Erase(string key, EraseCustomer erase, IClock clock, HttpContext context, CancellationToken cancellation) =>
        CustomerKey.TryParse(key, out var known) && await erase.Run(known, Who(context), clock.GetCurrentInstant(), cancellation) is not null
            ? Results.NoContent()
            : NoCustomer();

    /// <summary>For the audit.</summary>
    internal static string Who(HttpContext context) => context.User.Identity?.Name ?? "somebody";

    private static IResult NoCustomer() => Results.NotFound(new Problem("No customer has this key."));
}

/// <param name="Until">ISO 8601 with an offset; null until somebody resumes.</param>
internal sealed record PauseUntil(string? Until);
