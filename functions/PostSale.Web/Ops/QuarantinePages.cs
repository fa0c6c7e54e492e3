using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Customers;
using PostSale.Web.Api;
using PostSale.Web.Security;

namespace PostSale.Web.Ops;

/// <summary>Deliveries that nobody could act on, and the ways out.</summary>
internal static class QuarantinePages
{
    private const int Most = 100;

    public static void MapQuarantinePages(this IEndpointRouteBuilder ops)
    {
        ops.MapRead("/quarantine", List);
        ops.MapPost("/quarantine/resolve", Resolve).RequireAuthorization(OpsRoutes.Policy(Roles.Agent));
        ops.MapPost("/quarantine/discard", Discard).RequireAuthorization(OpsRoutes.Policy(Roles.Agent));
    }

    private static async Task<IResult> List(HttpContext context, IInbox inbox, CancellationToken cancellation) => Desk.At(context) is { } desk
        ? new RazorComponentResult<QuarantinePage>(new
        {
            Desk = desk,
            Held = (await inbox.List(desk.Shop.Id, InboxState.Quarantined, Most, cancellation)).Select(QuarantineLine.Of).ToList(),
        })
        : Results.NotFound();

    private static async Task<IResult> Resolve(
        HttpContext context, IShops shops, ReportCustomer report, ClearQuarantine clear, IClock clock, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (shops.Find(new StoreId(form["store"].ToString())) is not { } shop)
        {
            return Results.NotFound();
        }

        CustomerKey? customer = null;
        if (form["customer"].ToString().Trim() is { Length: > 0 } typed)
        {
            customer = await report.Find(shop.Id, typed, cancellation);
            if (customer is null)
            {
                return OpsRoutes.Back("/ops/quarantine", "refused", shop.Id.Value);
            }
        }

        var came = await clear.Resolve(Key(form, shop), customer, CustomerRoutes.Who(context), clock.GetCurrentInstant(), cancellation);
        return OpsRoutes.Back("/ops/quarantine", Word(came), shop.Id.Value);
    }

    private static async Task<IResult> Discard(HttpContext context, IShops shops, ClearQuarantine clear, IClock clock, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (shops.Find(new StoreId(form["store"].ToString())) is not { } shop)
        {
            return Results.NotFound();
        }

        var came = await clear.Discard(Key(form, shop), form["copy"].ToString(), CustomerRoutes.Who(context), clock.GetCurrentInstant(), cancellation);
        return OpsRoutes.Back("/ops/quarantine", came is Clearing.Done ? "discarded" : "gone", shop.Id.Value);
    }

    private static DeliveryKey Key(IFormCollection form, Shop shop) => new(shop.Id, form["provider"].ToString(), form["id"].ToString());

    private static string Word(Clearing came) => came switch
    {
        Clearing.Done { Item.State: InboxState.Quarantined } => "still",
        Clearing.Done => "resolved",
        Clearing.Refused => "refused",
        _ => "gone",
    };
}

/// <param name="Body">As it came, cut after a screenful.</param>
public sealed record QuarantineLine(string Provider, string Id, string Topic, Instant ReceivedAt, string? Reason, string Copy, string Body)
{
    private const int LongestBody = 4000;

    internal static QuarantineLine Of(InboxItem item)
    {
        var body = Encoding.UTF8.GetString(item.Delivery.Body.Span[..Math.Min(LongestBody, item.Delivery.Body.Length)]);
        return new(
            item.Delivery.Key.Provider, item.Delivery.Key.Id, item.Delivery.Topic, item.Delivery.ReceivedAt, item.Reason, item.Copy,
            item.Delivery.Body.Length > LongestBody ? body + " …" : body);
    }
}
