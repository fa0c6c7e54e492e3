using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Customers;
using PostSale.Application.Work;
using PostSale.Web.Api;
using PostSale.Web.Security;

namespace PostSale.Web.Ops;

/// <summary>The list of customers, and each one's story with what may be done about it.</summary>
internal static class CustomerPages
{
    public static void MapCustomerPages(this IEndpointRouteBuilder ops)
    {
        ops.MapRead("/customers", List);
        ops.MapRead("/customers/{key}", One);
        ops.MapPost("/customers/{key}/pause", Pause).RequireAuthorization(OpsRoutes.Policy(Roles.Agent));
        ops.MapPost("/customers/{key}/resume", Resume).RequireAuthorization(OpsRoutes.Policy(Roles.Agent));
        ops.MapPost("/customers/{key}/erase", Erase).RequireAuthorization(OpsRoutes.Policy(Roles.Admin));
    }

    private static async Task<IResult> List(string? q, string? filter, string? after, HttpContext context, SearchCustomers search, CancellationToken cancellation)
    {
        if (Desk.At(context) is not { } desk)
        {
            return Results.NotFound();
        }

        var wanted = Enum.TryParse<CustomerFilter>(filter, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : CustomerFilter.Everybody;
        var found = await search.Run(desk.Shop, q ?? "", wanted, CustomerKey.TryParse(after, out var last) ? last : null, desk.Now, cancellation);

        // Whoever types a whole name of one person wants that person.
        return q is { Length: > 0 } && wanted == CustomerFilter.Everybody && found is { Found: [var only], Next: null } && after is null
            ? Results.LocalRedirect(desk.Href($"/ops/customers/{only.Customer.Key}"))
            : new RazorComponentResult<CustomerList>(new { Desk = desk, Found = found, Text = q ?? "", Filter = wanted });
    }

    private static async Task<IResult> One(
        string key, HttpContext context, IShops shops, ICustomers customers, ITasks tasks, ReportCustomer report, ReportTasks words, IClock clock, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (!CustomerKey.TryParse(key, out var known) || await customers.Follow(known, cancellation) is not { Customer: var customer }
            || shops.Find(customer.Store) is not { } shop)
        {
            return Results.NotFound();
        }

        var desk = Desk.At(context, shop);
        var work = new List<ReportedTask>();
        foreach (var task in await tasks.Of(customer.Key, 20, cancellation))
        {
            work.Add(await words.Report(task, now, cancellation));
        }

        return new RazorComponentResult<CustomerPage>(new
        {
            Desk = desk,
            Report = (await report.Run(customer.Key, now, desk.Say.Language, cancellation))!,
            customer.Knowledge,
            Work = (IReadOnlyList<ReportedTask>)work,
        });
    }

    private static async Task<IResult> Pause(string key, HttpContext context, PauseCustomer pause, IClock clock, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var form = await context.Request.ReadFormAsync(cancellation);
        Instant? until = int.TryParse(form["days"].ToString(), out var days) && days is > 0 and <= 3650 ? now + Duration.FromDays(days) : null;
        return CustomerKey.TryParse(key, out var known) && await pause.Pause(known, until, CustomerRoutes.Who(context), now, cancellation)
            ? OpsRoutes.Back($"/ops/customers/{key}", "paused", null)
            : Results.NotFound();
    }

    private static async Task<IResult> Resume(string key, HttpContext context, PauseCustomer pause, IClock clock, CancellationToken cancellation) =>
        CustomerKey.TryParse(key, out var known) && await pause.Resume(known, CustomerRoutes.Who(context), clock.GetCurrentInstant(), cancellation)
            ? OpsRoutes.Back($"/ops/customers/{key}", "resumed", null)
            : Results.NotFound();

    private static async Task<IResult> Erase(string key, HttpContext context, ICustomers customers, EraseCustomer erase, IClock clock, CancellationToken cancellation)
    {
        var form = await context.Request.ReadFormAsync(cancellation);
        if (form["sure"] != "yes")
        {
            return Results.BadRequest(new Problem("Tick the box first: forgetting cannot be undone."));
        }

        var store = CustomerKey.TryParse(key, out var known) ? (await customers.Follow(known, cancellation))?.Customer.Store : null;
        return store is { } its && await erase.Run(known, CustomerRoutes.Who(context), clock.GetCurrentInstant(), cancellation) is not null
            ? OpsRoutes.Back("/ops/customers", "erased", its.Value)
            : Results.NotFound();
    }
}
