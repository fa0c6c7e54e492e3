using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Customers;

namespace PostSale.Web.Api;

/// <summary>Lists of customers: <c>GET /api/v1/customers</c> and <c>/suppressions</c>.</summary>
/// <remarks>Where a list goes on, the answer says so in <c>Link: &lt;…&gt;; rel="next"</c>; a page that was looked for may be empty and yet have a next.</remarks>
internal static class CustomerListRoutes
{
    private const int Usual = 50;

    public static void MapCustomerList(this IEndpointRouteBuilder api)
    {
        api.MapRead("/customers", Customers);
        api.MapRead("/suppressions", Suppressions);
    }

    private static async Task<IResult> Customers(
        string? store, string? email, string? phone, string? order, string? risk, string? q, string? after, int? limit,
        IShops shops, SearchCustomers search, ReportCustomer report, IClock clock, HttpContext context, CancellationToken cancellation)
    {
        if (ApiRoutes.Shop(store, shops) is not { } shop)
        {
            return ApiRoutes.NoStore(store);
        }

        var exact = new[] { email, phone, order }.Count(one => one is not null);
        if (exact > 1)
        {
            return Results.BadRequest(new Problem("Ask by one of email, phone and order."));
        }

        if (!TryRisk(risk, out var level))
        {
            return Results.BadRequest(new Problem($"risk is one of {string.Join(", ", Enum.GetValues<RiskLevel>().Select(Words.Of))}."));
        }

        if (!TryKey(after, out var last))
        {
            return Results.BadRequest(NoKey);
        }

        if (exact == 1)
        {
            var one = email is not null ? await search.ByEmail(shop, email, cancellation)
                : phone is not null ? await search.ByPhone(shop, phone, cancellation)
                : await search.ByOrder(shop, order!, cancellation);
            return Results.Ok(one is not null && Fits(one.Customer) ? new[] { CustomerLine.Of(one) with { NextWake = await NextWake(one.Customer.Key) } } : []);
        }

        var found = await search.Where(shop, Fits, last, Math.Clamp(limit ?? Usual, 1, ApiRoutes.Most), cancellation);
        GoesOn(context, found.Next);
        return Results.Ok(found.Found.Select(CustomerLine.Of));

        async Task<DateTimeOffset?> NextWake(CustomerKey key) => (await report.Run(key, clock.GetCurrentInstant(), cancellation))?.NextWake;

        bool Fits(Customer customer) => (level is null || customer.Knowledge.Risk?.Level == level) && (q is null || SearchCustomers.IsCalled(customer, q));
    }

    private static async Task<IResult> Suppressions(
        string? store, string? after, int? limit, IShops shops, SearchCustomers search, HttpContext context, CancellationToken cancellation)
    {
        if (ApiRoutes.Shop(store, shops) is not { } shop)
        {
            return ApiRoutes.NoStore(store);
        }

        if (!TryKey(after, out var last))
        {
            return Results.BadRequest(NoKey);
        }

        var found = await search.Where(
            shop, customer => customer.Knowledge.Suppressions.Length > 0, last, Math.Clamp(limit ?? Usual, 1, ApiRoutes.Most), cancellation);
        GoesOn(context, found.Next);
        return Results.Ok(found.Found.SelectMany(one => one.Customer.Knowledge.Suppressions.Select(
            suppression => new SuppressionLine(one.Customer.Key.Value, suppression.Address, Words.Of(suppression.Cause)))));
    }

    private static Problem NoKey { get; } = new("after is a customer key: 32 lower-case hex digits.");

    private static bool TryKey(string? text, out CustomerKey? key)
    {
        key = CustomerKey.TryParse(text, out var parsed) ? parsed : null;
        return text is null || key is not null;
    }

    private static bool TryRisk(string? text, out RiskLevel? level)
    {
        level = Enum.GetValues<RiskLevel>().Cast<RiskLevel?>().FirstOrDefault(one => Words.Of(one!.Value) == text);
        return text is null || level is not null;
    }

    private static void GoesOn(HttpContext context, CustomerKey? next)
    {
        if (next is not { } key)
        {
            return;
        }

        var query = new QueryBuilder(context.Request.Query.Where(one => !string.Equals(one.Key, "after", StringComparison.OrdinalIgnoreCase)));
        query.Add("after", key.Value);
        context.Response.Headers.Link = $"<{context.Request.Path}{query}>; rel=\"next\"";
    }
}

/// <param name="Risk">low, medium, high or critical; null before the first scoring.</param>
/// <param name="NextWake">When the customer is due next; null where only a fact can change anything.</param>
internal sealed record CustomerLine(string Key, string? Name, string? Email, string? Phone, string? Risk, DateTimeOffset? NextWake)
{
    public static CustomerLine Of(CustomerSummary summary) => new(
        summary.Customer.Key.Value, summary.Customer.Knowledge.Person.Name?.Value, summary.Customer.Knowledge.Person.Email?.Value,
        summary.Customer.Knowledge.Person.Phone?.Value, summary.Customer.Knowledge.Risk is { } risk ? Words.Of(risk.Level) : null,
        summary.NextWake?.ToDateTimeOffset());
}

/// <summary>An address that is not written to any more.</summary>
/// <param name="Cause">bounced, complained or rejected.</param>
internal sealed record SuppressionLine(string Customer, string Address, string Cause);
