using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime.Text;
using PostSale.Application.Scores;
using PostSale.Web.Security;

namespace PostSale.Web.Api;

/// <summary>Scores: <c>GET</c> and <c>POST /api/v1/scorings</c>, <c>GET /scorings/backtest</c>, <c>GET /customers/{key}/score</c>.</summary>
internal static class ScoringRoutes
{
    public static void MapScorings(this IEndpointRouteBuilder api)
    {
        api.MapRead("/scorings", Latest);
        api.MapRead("/scorings/backtest", Test);
        api.MapRead("/customers/{key}/score", Score);
        api.MapPost("/scorings", Start).RequireAuthorization(Roles.Admin);
    }

    private static async Task<IResult> Latest(string? store, IShops shops, IScores scores, CancellationToken cancellation) =>
        ApiRoutes.Shop(store, shops) is not { } shop ? ApiRoutes.NoStore(store)
        : await scores.Latest(shop.Id, cancellation) is { } scoring ? Results.Ok(ReportedScoring.Of(scoring))
        : Results.NotFound(new Problem("This store has not been scored yet."));

    private static async Task<IResult> Score(string key, ICustomers customers, IScores scores, CancellationToken cancellation) =>
        CustomerKey.TryParse(key, out var known) && await customers.Load(known, cancellation) is { } loaded
            && await scores.Find(loaded.Customer.Store, known, cancellation) is { } score
            ? Results.Ok(ReportedScore.Of(score))
            : Results.NotFound(new Problem("No customer of this key has a score."));

    private static async Task<IResult> Start(
        string? store, bool? again, string? model, IShops shops, ScoreStore score, IClock clock, CancellationToken cancellation)
    {
        if (ApiRoutes.Shop(store, shops) is not { } shop)
        {
            return ApiRoutes.NoStore(store);
        }

        if (ModelWords.Read(model) is not { } known)
        {
            return Results.BadRequest(new Problem(ModelWords.Allowed));
        }

        var now = clock.GetCurrentInstant();
        var today = now.InZone(shop.Policies.Zone).Date;
        return await score.Run(shop, today, new(again ?? false, known), new Progress<ScoringProgress>(), now, cancellation) switch
        {
            ScoringOutcome.Done done => Results.Ok(new ScoringAnswer(true, ReportedScoring.Of(done.Scoring))),
            ScoringOutcome.Before before => Results.Ok(new ScoringAnswer(false, ReportedScoring.Of(before.Scoring))),
            _ => Results.Conflict(new Problem("A scoring of this store is under way.")),
        };
    }

    private static async Task<IResult> Test(
        string? store, string? split, string? end, string? model, IShops shops, BacktestStore backtest, IClock clock, CancellationToken cancellation)
    {
        if (ApiRoutes.Shop(store, shops) is not { } shop)
        {
            return ApiRoutes.NoStore(store);
        }

        if (ModelWords.Read(model) is not { } known || !IsDate(split, out var at) || !IsDate(end, out var until))
        {
            return Results.BadRequest(new Problem($"split and end are dates such as 2026-11-23. {ModelWords.Allowed}"));
        }

        var today = clock.GetCurrentInstant().InZone(shop.Policies.Zone).Date;
        return Results.Ok(ReportedBacktest.Of(await backtest.Run(shop, at, until, today, known, new Progress<ScoringProgress>(), cancellation)));
    }

    private static bool IsDate(string? text, out LocalDate? date)
    {
        var parsed = text is null ? null : LocalDatePattern.Iso.Parse(text);
        date = parsed is { Success: true } ? parsed.Value : null;
        return text is null || date is not null;
    }
}

