using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime.Text;
using PostSale.Application.Starting;
using PostSale.Web.Security;

namespace PostSale.Web.Api;

/// <summary>What is switched in a store while it runs, and who did what.</summary>
internal static class SwitchRoutes
{
    public static void MapSwitches(this IEndpointRouteBuilder api)
    {
        api.MapRead("/kill-switch", Read);
        api.MapPut("/kill-switch", Write).RequireAuthorization(Roles.Admin);
        api.MapRead("/audit", Audit).RequireAuthorization(Roles.Admin);
    }

    private static IResult Read(string? store, IShops shops, Switchboard switchboard) => ApiRoutes.Shop(store, shops) is { } shop
        ? Results.Ok(SwitchState.Of(shop.Id, switchboard.Of(shop.Id)))
        : ApiRoutes.NoStore(store);

    private static async Task<IResult> Write(
        string? store, SwitchChange body, IShops shops, Switchboard switchboard, IAudit audit, IClock clock, HttpContext context, CancellationToken cancellation)
    {
        if (ApiRoutes.Shop(store, shops) is not { } shop)
        {
            return ApiRoutes.NoStore(store);
        }

        var wrong = Parse<Channel>(body.Channels, out var channels);
        if ((Parse<Purpose>(body.Purposes, out var purposes) ?? wrong) is { } problem)
        {
            return Results.BadRequest(new Problem(problem));
        }

        Instant? until = null;
        if (body.PausedUntil is { } text)
        {
            if (OffsetDateTimePattern.ExtendedIso.Parse(text) is not { Success: true } parsed)
            {
                return Results.BadRequest(new Problem("pausedUntil is a moment with an offset or Z, as in 2027-01-31T10:00:00-03:00."));
            }

            until = parsed.Value.ToInstant();
        }

        var (now, who) = (clock.GetCurrentInstant(), CustomerRoutes.Who(context));
        var changed = await switchboard.Change(
            shop.Id,
            switches => switches with
            {
                KillSwitch = body.On ?? switches.KillSwitch,
                ChannelsOff = channels ?? switches.ChannelsOff,
                PurposesOff = purposes ?? switches.PurposesOff,
                Paused = body.Paused ?? switches.Paused,
                PausedUntil = body.Paused is null ? switches.PausedUntil : until,
                Why = body.Why ?? "",
                ChangedBy = who,
                ChangedAt = now,
            },
            cancellation);
        await audit.Write(new(now, shop.Id, who, "switched", SwitchState.Summary(changed)), cancellation);
        return Results.Ok(SwitchState.Of(shop.Id, changed));
    }

    private static async Task<IResult> Audit(string? store, int? limit, IShops shops, IAudit audit, CancellationToken cancellation) =>
        ApiRoutes.Shop(store, shops) is { } shop
            ? Results.Ok((await audit.List(shop.Id, Math.Clamp(limit ?? 50, 1, 200), cancellation)).Select(line => new ReportedAudit(line.At.ToDateTimeOffset(), line.Who, line.What, line.About)))
            : ApiRoutes.NoStore(store);

    /// <returns>What is wrong; null when nothing is.</returns>
    private static string? Parse<T>(IReadOnlyList<string>? words, out ImmutableArray<T>? parsed)
        where T : struct, Enum
    {
        parsed = null;
        if (words is null)
        {
            return null;
        }

        var known = Enum.GetValues<T>().ToDictionary(Words.Of, StringComparer.OrdinalIgnoreCase);
        if (words.FirstOrDefault(word => !known.ContainsKey(word)) is { } unknown)
        {
            return $"'{unknown}' is none of {string.Join(", ", known.Keys)}.";
        }

        parsed = [.. words.Select(word => known[word]).Distinct().Order()];
        return null;
    }
}

/// <summary>What is left out stays as it is; a pause is said with its end, or has none.</summary>
internal sealed record SwitchChange(bool? On, IReadOnlyList<string>? Channels, IReadOnlyList<string>? Purposes, bool? Paused, string? PausedUntil, string? Why);

internal sealed record SwitchState(
    string Store, bool On, IReadOnlyList<string> Channels, IReadOnlyList<string> Purposes, bool Paused, DateTimeOffset? PausedUntil, string Why,
    string ChangedBy, DateTimeOffset? ChangedAt, bool BeingErased)
{
    public static SwitchState Of(StoreId store, StoreSwitches switches) => new(
        store.Value, switches.KillSwitch, [.. switches.ChannelsOff.Select(Words.Of)], [.. switches.PurposesOff.Select(Words.Of)], switches.Paused,
        switches.PausedUntil?.ToDateTimeOffset(), switches.Why, switches.ChangedBy, switches.ChangedAt?.ToDateTimeOffset(), switches.ErasingSince is not null);

    public static string Summary(StoreSwitches switches) => string.Join(
        ", ",
        new[] { switches.KillSwitch ? "everything off" : "on" }
            .Concat(switches.ChannelsOff.Select(channel => $"{Words.Of(channel)} off"))
            .Concat(switches.PurposesOff.Select(purpose => $"{Words.Of(purpose)} off"))
            .Concat(switches.Paused ? ["paused"] : []));
}

/// <param name="Who">A role, or the command line.</param>
internal sealed record ReportedAudit(DateTimeOffset At, string Who, string What, string About);
