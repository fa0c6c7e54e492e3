using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Starting;
using PostSale.Web.Api;
using PostSale.Web.Security;

namespace PostSale.Web.Ops;

/// <summary>The kill switch and its smaller sisters, with who did what.</summary>
internal static class SwitchPages
{
    private const int LongestWhy = 200;

    public static void MapSwitchPages(this IEndpointRouteBuilder ops)
    {
        ops.MapRead("/switches", Show);
        ops.MapPost("/switches", Change).RequireAuthorization(OpsRoutes.Policy(Roles.Admin));
    }

    private static async Task<IResult> Show(HttpContext context, Switchboard switchboard, IAudit audit, CancellationToken cancellation)
    {
        if (Desk.At(context) is not { } desk)
        {
            return Results.NotFound();
        }

        return new RazorComponentResult<SwitchPage>(new
        {
            Desk = desk,
            Switches = switchboard.Of(desk.Shop.Id),
            Audit = desk.IsAdmin ? await audit.List(desk.Shop.Id, 30, cancellation) : [],
        });
    }

    // The form says all there is, so that what is not ticked is off.
    private static async Task<IResult> Change(
        HttpContext context, IShops shops, Switchboard switchboard, IAudit audit, IClock clock, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (shops.Find(new StoreId(form["store"].ToString())) is not { } shop)
        {
            return Results.NotFound();
        }

        var (now, who, why) = (clock.GetCurrentInstant(), CustomerRoutes.Who(context), form["why"].ToString().Trim());
        var changed = await switchboard.Change(
            shop.Id,
            switches => switches with
            {
                KillSwitch = form["on"] == "yes",
                ChannelsOff = Ticked<Channel>(form["channel"]),
                PurposesOff = Ticked<Purpose>(form["purpose"]),
                Paused = form["paused"] == "yes",
                PausedUntil = null,
                Why = why.Length > LongestWhy ? why[..LongestWhy] : why,
                ChangedBy = who,
                ChangedAt = now,
            },
            cancellation);
        await audit.Write(new(now, shop.Id, who, "switched", SwitchState.Summary(changed)), cancellation);
        return OpsRoutes.Back("/ops/switches", "switched", shop.Id.Value);
    }

    private static ImmutableArray<T> Ticked<T>(IEnumerable<string?> words)
        where T : struct, Enum => [.. Enum.GetValues<T>().Where(value => words.Contains(Words.Of(value)))];
}
