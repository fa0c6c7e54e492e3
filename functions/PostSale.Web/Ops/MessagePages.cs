using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Customers;
using PostSale.Domain.Messages;

namespace PostSale.Web.Ops;

/// <summary>What went out, what is to go, and each as its reader sees it.</summary>
internal static class MessagePages
{
    private const int Most = 100;

    // A mail is shown as it is, in a frame that can do nothing: no script, no form, no name of its own.
    private const string MailPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; frame-ancestors 'self'";

    public static void MapMessagePages(this IEndpointRouteBuilder ops)
    {
        ops.MapRead("/messages", List);
        ops.MapRead("/messages/{id}", One);
        ops.MapRead("/messages/{id}/html", Mail);
    }

    private static async Task<IResult> List(string? state, HttpContext context, IOutbox outbox, ICustomers customers, CancellationToken cancellation)
    {
        if (Desk.At(context) is not { } desk)
        {
            return Results.NotFound();
        }

        MessageState? wanted = Enum.TryParse<MessageState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
        var messages = await outbox.List(desk.Shop.Id, wanted, Most, cancellation);
        CustomerKey[] keys = [.. messages.Select(message => message.Customer).Distinct()];
        var names = new Dictionary<string, string>();
        foreach (var (key, loaded) in keys.Zip(await customers.LoadAll(keys, cancellation)))
        {
            names[key.Value] = loaded?.Customer.Knowledge.Person is { } person ? person.Name?.Value ?? person.Email?.Value ?? key.Value[..8] : key.Value[..8];
        }

        return new RazorComponentResult<MessageList>(new
        {
            Desk = desk,
            State = wanted,
            Messages = (IReadOnlyList<ReportedMessage>)[.. messages.Select(message => ReportCustomer.Reported(message, desk.Say.Language))],
            Names = names,
        });
    }

    private static async Task<IResult> One(string id, HttpContext context, IShops shops, IOutbox outbox, ICustomers customers, CancellationToken cancellation)
    {
        if (!MessageId.TryParse(id, out var known) || await outbox.Find(known, cancellation) is not { } found || shops.Find(found.Message.Store) is not { } shop)
        {
            return Results.NotFound();
        }

        var desk = Desk.At(context, shop);
        return new RazorComponentResult<MessagePage>(new
        {
            Desk = desk,
            Message = ReportCustomer.Reported(found.Message, desk.Say.Language),
            found.Message.Reported,
            Name = (await customers.Load(found.Message.Customer, cancellation))?.Customer.Knowledge.Person.Name?.Value,
            found.Content,
        });
    }

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
