using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Strategies;
using PostSale.Application.Strategies.Applying;
using PostSale.Web.Security;

namespace PostSale.Web.Api;

/// <summary><c>GET /api/v1/strategies</c>: who is in flight in which version; <c>POST</c>: another one, previewed with <c>?dryRun=true</c>.</summary>
internal static class StrategyRoutes
{
    public static void MapStrategies(this IEndpointRouteBuilder api)
    {
        api.MapRead("/strategies", Versions);
        api.MapPost("/strategies", Apply).RequireAuthorization(Roles.Admin);
    }

    private static async Task<IResult> Versions(string? store, IShops shops, ReportVersions report, IClock clock, CancellationToken cancellation) =>
        ApiRoutes.Shop(store, shops) is { } shop
            ? Results.Ok(await report.Run(shop, clock.GetCurrentInstant(), cancellation))
            : ApiRoutes.NoStore(store);

    private static async Task<IResult> Apply(
        HttpContext context, string? store, string? migrate, bool? dryRun, IShops shops, ApplyStrategy apply, IClock clock, CancellationToken cancellation)
    {
        if (ApiRoutes.Shop(store, shops) is not { } shop)
        {
            return ApiRoutes.NoStore(store);
        }

        if (FateWords.Rule(migrate) is not { } rule)
        {
            return Results.BadRequest(new Problem(FateWords.Rules));
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // One more than is read, so that it is we who answer.
            size.MaxRequestBodySize = StrategyParcel.MaxBodyBytes + 1;
        }

        if (await BoundedBody.Read(context.Request, StrategyParcel.MaxBodyBytes, cancellation) is not { } body)
        {
            return Results.Json(new Problem($"A strategy's files are at most {StrategyFiles.MaxBytes / 1024} KiB together."), statusCode: StatusCodes.Status413PayloadTooLarge);
        }

        try
        {
            var files = context.Request.ContentType?.StartsWith("application/zip", StringComparison.OrdinalIgnoreCase) == true
                ? StrategyParcel.OfZip(body.Span)
                : StrategyParcel.OfJson(body.Span);
            return await apply.Run(shop, new(shop.Id, files, rule, dryRun ?? false), CustomerRoutes.Who(context), clock.GetCurrentInstant(), cancellation) switch
            {
                ApplyOutcome.Done done => Results.Ok(ReportedApply.Of(done)),
                ApplyOutcome.Faulty faulty => Results.BadRequest(new StrategyProblem(
                    faulty.Faults.Length == 1 ? faulty.Faults[0].ToString() : $"The strategy has {faulty.Faults.Length} faults, the first: {faulty.Faults[0]}",
                    [.. faulty.Faults.Select(fault => fault.ToString())])),
                var other => throw new InvalidOperationException($"An unknown outcome: {other}."),
            };
        }
        catch (StrategyFolderException unreadable)
        {
            return Results.BadRequest(new Problem(unreadable.Message));
        }
    }
}

internal sealed record StrategyProblem(string Error, IReadOnlyList<string> Faults);
