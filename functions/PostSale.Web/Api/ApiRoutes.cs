using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Customers;
using PostSale.Application.Links;
using PostSale.Domain.Messages;
using PostSale.Web.Security;

namespace PostSale.Web.Api;

/// <summary>The JSON routes under <c>/api/v1</c>.</summary>
internal static class ApiRoutes
{
    /// <summary>The most that a page holds.</summary>
    public const int Most = 200;

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").RequireAuthorization(Roles.Reader).AddEndpointFilter(KnownFilters.Check);
        api.MapRead("/stores", (IShops shops) => shops.All.Select(StoreLine.Of));
        api.MapRead("/customers/{key}", Customer);
        api.MapRead("/messages", Messages);
        api.MapRead("/messages/{id}", Message);
        api.MapRead("/deliveries", Deliveries);
        api.MapCustomerList();
        api.MapTasks();
        api.MapCustomers();
        api.MapQuarantine();
        api.MapSwitches();
        api.MapImports();
        api.MapScorings();
        api.MapKpis();
        api.MapStrategies();
    }

    private static async Task<IResult> Customer(string key, HttpContext context, ReportCustomer report, OwnPages pages, IClock clock, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (!CustomerKey.TryParse(key, out var known) || await report.Run(known, now, cancellation) is not { Links: { } links } found)
        {
            return Results.NotFound(new Problem("No customer has this key."));
        }

        // The page gives a copy of the data away, so it is for those who may export.
        var page = Roles.AtLeast(Roles.Agent).Any(context.User.IsInRole) ? pages.Page(Link.Of(new(found.Store), CustomerKey.Parse(found.Key)), now) : null;
        return Results.Ok(found with { Links = links with { Page = page } });
    }

    private static async Task<IResult> Messages(
        string? store, string? state, string? customer, int? limit, IShops shops, IOutbox outbox, CancellationToken cancellation)
    {
        MessageState? wanted = null;
        if (state is not null)
        {
            if (!Enum.TryParse<MessageState>(state, ignoreCase: true, out var parsed) || int.TryParse(state, out _))
            {
                return Results.BadRequest(new Problem($"state is one of {string.Join(", ", Enum.GetValues<MessageState>().Select(Words.Of))}."));
            }

            wanted = parsed;
        }

        if (Shop(store, shops) is not { } shop)
        {
            return NoStore(store);
        }

        var most = Math.Clamp(limit ?? 50, 1, Most);
        if (customer is null)
        {
            return Results.Ok((await outbox.List(shop.Id, wanted, most, cancellation)).Select(Line));
        }

        return CustomerKey.TryParse(customer, out var key)
            ? Results.Ok((await outbox.Of(key, most, cancellation)).Where(message => message.Store == shop.Id && (wanted is null || message.State == wanted)).Select(Line))
            : Results.BadRequest(new Problem("customer is a customer key: 32 lower-case hex digits."));

        ReportedMessage Line(Message message) => ReportCustomer.Reported(message, shop.Settings.Locale);
    }

    private static async Task<IResult> Message(string id, IOutbox outbox, IShops shops, CancellationToken cancellation)
    {
        if (!MessageId.TryParse(id, out var known) || await outbox.Find(known, cancellation) is not { } found)
        {
            return Results.NotFound(new Problem("No message has this id."));
        }

        var locale = shops.Find(found.Message.Store)?.Settings.Locale ?? "en";
        return Results.Ok(new MessageWritten(
            ReportCustomer.Reported(found.Message, locale), found.Content?.To, found.Content?.Subject, found.Content?.Text, found.Content?.Html, found.Content?.Button));
    }

    private static async Task<IResult> Deliveries(string? store, string? state, int? limit, IShops shops, IInbox inbox, CancellationToken cancellation)
    {
        if (!Enum.TryParse<InboxState>(state ?? "quarantined", ignoreCase: true, out var wanted) || int.TryParse(state, out _))
        {
            return Results.BadRequest(new Problem($"state is one of {string.Join(", ", Enum.GetValues<InboxState>().Select(Words.Of))}."));
        }

        return Shop(store, shops) is { } shop
            ? Results.Ok((await inbox.List(shop.Id, wanted, Math.Clamp(limit ?? 50, 1, Most), cancellation)).Select(DeliveryLine.Of))
            : NoStore(store);
    }

    // A deployment of one store need not name it.
    internal static Shop? Shop(string? store, IShops shops) =>
        store is not null ? shops.Find(new StoreId(store)) : shops.All.Count == 1 ? shops.All.First() : null;

    internal static IResult NoStore(string? store) => store is null
        ? Results.BadRequest(new Problem("Say which store: ?store=ID."))
        : Results.NotFound(new Problem("There is no such store."));
}

internal sealed record Problem(string Error);

/// <param name="Strategy">The version of its strategy.</param>
internal sealed record StoreLine(string Id, string Name, string Strategy)
{
    public static StoreLine Of(Shop shop) => new(shop.Id.Value, shop.Settings.Name, shop.Strategy.Hash.Value);
}

/// <summary>A message as it was written; null where its words are gone or not yet written.</summary>
/// <param name="Cta">Of a notice in the app; elsewhere it stands in the text.</param>
internal sealed record MessageWritten(ReportedMessage Message, string? To, string? Subject, string? Text, string? Html, Button? Cta);

internal sealed record DeliveryLine(string Provider, string Id, string Topic, string State, string? Reason, int Tries, DateTimeOffset ReceivedAt, string? Customer, string? Copy)
{
    public static DeliveryLine Of(InboxItem item) => new(
        item.Delivery.Key.Provider, item.Delivery.Key.Id, item.Delivery.Topic, Words.Of(item.State), item.Reason, item.Tries,
        item.Delivery.ReceivedAt.ToDateTimeOffset(), item.Customer?.Value, item.Copy.Length > 0 ? item.Copy : null);
}
