using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostSale.Web.Security;

namespace PostSale.Web.Api;

/// <summary>Ways out of quarantine. A delivery is named in the body: its id may hold anything.</summary>
internal static class QuarantineRoutes
{
    public static void MapQuarantine(this IEndpointRouteBuilder api)
    {
        api.MapPost("/deliveries/resolve", Resolve).RequireAuthorization(Roles.Agent);
        api.MapPost("/deliveries/discard", Discard).RequireAuthorization(Roles.Agent);
    }

    private static async Task<IResult> Resolve(
        DeliveryNamed body, IShops shops, ClearQuarantine clear, IClock clock, HttpContext context, CancellationToken cancellation)
    {
        if (Named(body, shops, out var key) is { } problem)
        {
            return problem;
        }

        CustomerKey? customer = null;
        if (body.Customer is { } text)
        {
            if (!CustomerKey.TryParse(text, out var known))
            {
                return Results.BadRequest(new Problem("customer is a customer key: 32 lower-case hex digits. Leave it out to read and route the delivery again."));
            }

            customer = known;
        }

        return Answer(await clear.Resolve(key, customer, CustomerRoutes.Who(context), clock.GetCurrentInstant(), cancellation));
    }

    private static async Task<IResult> Discard(
        DeliveryNamed body, IShops shops, ClearQuarantine clear, IClock clock, HttpContext context, CancellationToken cancellation) =>
        Named(body, shops, out var key) ?? Answer(await clear.Discard(key, body.Copy ?? "", CustomerRoutes.Who(context), clock.GetCurrentInstant(), cancellation));

    private static IResult? Named(DeliveryNamed body, IShops shops, out DeliveryKey key)
    {
        key = new(new(""), body.Provider ?? "", body.Id ?? "");
        if (ApiRoutes.Shop(body.Store, shops) is not { } shop)
        {
            return ApiRoutes.NoStore(body.Store);
        }

        key = key with { Store = shop.Id };
        return key is { Provider: "", } or { Id: "" } ? Results.BadRequest(new Problem("Name the delivery by provider and id, as the list of deliveries does.")) : null;
    }

    private static IResult Answer(Clearing clearing) => clearing switch
    {
        Clearing.Done done => Results.Ok(DeliveryLine.Of(done.Item)),
        Clearing.Refused refused => Results.Conflict(new Problem(refused.Why)),
        _ => Results.NotFound(new Problem("No such delivery is in quarantine.")),
    };
}

/// <param name="Store">May be left out where there is only one.</param>
/// <param name="Copy">Of another body under the id of an earlier delivery, as the list says; else left out.</param>
/// <param name="Customer">Whose it is, to resolve it by hand.</param>
internal sealed record DeliveryNamed(string? Store, string? Provider, string? Id, string? Copy, string? Customer);
