using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Customers;
using PostSale.Domain.Messages;
using PostSale.Web.Security;

namespace PostSale.Web.Ops;

/// <summary>The dashboard: pages rendered on the server, no script.</summary>
internal static class OpsRoutes
{
    // A mail is shown as it is, in a frame that can do nothing: no script, no form, no name of its own.
    private const string MailPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; frame-ancestors 'self'";

    public static string Policy(string role) => $"ops:{role}";

    public static void MapOps(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/ops/sign-in", SignInPage);
        routes.MapPost("/ops/sign-in", SignIn);
        routes.MapRead("/ops/ops.css", () => Results.Stream(
            typeof(OpsRoutes).Assembly.GetManifestResourceStream("ops.css")!, "text/css; charset=utf-8"));

        var ops = routes.MapGroup("/ops").RequireAuthorization(Policy(Roles.Reader));
        ops.MapRead("", Overview);
        ops.MapRead("/customers/{key}", Customer);
        ops.MapRead("/messages/{id}", Message);
        ops.MapRead("/messages/{id}/html", Mail);
        ops.MapStrategy();
        ops.MapPost("/sign-out", async (HttpContext context, IAntiforgery antiforgery) =>
        {
            if (!await antiforgery.IsRequestValidAsync(context))
            {
                return TooOld();
            }

            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return Results.Redirect("/ops/sign-in");
        });
    }

    private static async Task<IResult> SignInPage(string? code, HttpContext context, SignInCodes codes, IAntiforgery antiforgery)
    {
        // A HEAD only asks whether the page is there; it must not use the code up.
        if (code is not null && HttpMethods.IsGet(context.Request.Method) && codes.Redeem(code, NodaTime.SystemClock.Instance.GetCurrentInstant()))
        {
            await Enter(context, Roles.Admin);
            return new RazorComponentResult<Entered>();
        }

        return Page(failed: code is not null, context, antiforgery);
    }

    private static async Task<IResult> SignIn(HttpContext context, OpsKeys keys, IAntiforgery antiforgery)
    {
        if (!ForeignOrigin.IsOurs(context.Request))
        {
            return Results.Json(new Api.Problem("Not from another site's page."), statusCode: StatusCodes.Status403Forbidden);
        }

        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TooOld();
        }

        var form = await context.Request.ReadFormAsync();
        if (keys.RoleOf(form["key"].ToString().Trim()) is not { } role)
        {
            return Page(failed: true, context, antiforgery);
        }

        await Enter(context, role);
        return Results.Redirect("/ops");
    }

    private static IResult TooOld() => Results.BadRequest(new Api.Problem("This form is too old. Open the page again."));

    private static Task Enter(HttpContext context, string role) => context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme, BearerKeyHandler.Identity(role, CookieAuthenticationDefaults.AuthenticationScheme));

    private static RazorComponentResult<SignIn> Page(bool failed, HttpContext context, IAntiforgery antiforgery)
    {
        var token = antiforgery.GetAndStoreTokens(context);
        return new(new { Failed = failed, TokenName = token.FormFieldName, Token = token.RequestToken });
    }

    private static async Task<IResult> Overview(
        string? store, string? email, IShops shops, ICustomers customers, IOutbox outbox, IInbox inbox, ReportCustomer report, IClock clock,
        HttpContext context, IAntiforgery antiforgery, CancellationToken cancellation)
    {
        if ((store is null ? shops.All.First() : shops.Find(new StoreId(store))) is not { } shop)
        {
            return Results.NotFound();
        }

        if (email is { Length: > 0 } && await report.Find(shop.Id, email, cancellation) is { } found)
        {
            return Results.Redirect($"/ops/customers/{found}");
        }

        var now = clock.GetCurrentInstant();
        var token = antiforgery.GetAndStoreTokens(context);
        var lines = new List<CustomerReport>();
        var listed = await customers.List(shop.Id, null, 101, cancellation);
        foreach (var summary in listed.OrderBy(summary => summary.NextWake ?? Instant.MaxValue).Take(50))
        {
            if (await report.Run(summary.Customer.Key, now, cancellation) is { } line)
            {
                lines.Add(line);
            }
        }

        var messages = await outbox.List(shop.Id, null, 50, cancellation);
        var names = new Dictionary<string, string>();
        foreach (var key in messages.Select(message => message.Customer).Distinct())
        {
            if (await customers.Load(key, cancellation) is { Customer.Knowledge.Person: var person })
            {
                names[key.Value] = person.Name?.Value ?? person.Email?.Value ?? key.Value;
            }
        }

        return new RazorComponentResult<Overview>(new
        {
            Shop = shop,
            Shops = shops.All,
            Now = now,
            Customers = (IReadOnlyList<CustomerReport>)lines,
            Messages = (IReadOnlyList<ReportedMessage>)[.. messages.Select(message => ReportCustomer.Reported(message, shop.Settings.Locale))],
            Quarantine = await inbox.List(shop.Id, InboxState.Quarantined, 50, cancellation),
            Names = names,
            More = listed.Count > 50,
            NotFound = email is { Length: > 0 },
            TokenName = token.FormFieldName,
            Token = token.RequestToken,
        });
    }

    private static async Task<IResult> Customer(string key, IShops shops, ReportCustomer report, IClock clock, CancellationToken cancellation) =>
        CustomerKey.TryParse(key, out var known) && await report.Run(known, clock.GetCurrentInstant(), cancellation) is { } found
            ? new RazorComponentResult<CustomerPage>(new { Report = found, Shop = shops.Find(new StoreId(found.Store))! })
            : Results.NotFound();

    private static async Task<IResult> Message(string id, IShops shops, IOutbox outbox, CancellationToken cancellation) =>
        MessageId.TryParse(id, out var known) && await outbox.Find(known, cancellation) is { } found && shops.Find(found.Message.Store) is { } shop
            ? new RazorComponentResult<MessagePage>(new
            {
                Shop = shop,
                Message = ReportCustomer.Reported(found.Message, shop.Settings.Locale),
                found.Content,
            })
            : Results.NotFound();

    private static async Task<IResult> Mail(string id, IOutbox outbox, HttpContext context, CancellationToken cancellation)
    {
        if (!MessageId.TryParse(id, out var known) || await outbox.Find(known, cancellation) is not { Content.Html: { } html })
        {
            return Results.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = MailPolicy;
        return Results.Text(html, "text/html; charset=utf-8");
    }
}
