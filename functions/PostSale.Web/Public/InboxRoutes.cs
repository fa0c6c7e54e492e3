using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using PostSale.Application.Links;
using PostSale.Application.Messages;
using PostSale.Domain.Messages;

namespace PostSale.Web.Public;

/// <summary><c>/api/v1/inbox/{token}</c>: the notices of one customer, for the shop's app or page. A GET changes nothing; a POST says what was read.</summary>
/// <remarks>The token is all that is asked for, and no cookie is looked at: so any page may call it, and gets nothing that its token does not give.</remarks>
internal static class InboxRoutes
{
    private const string Route = "/api/v1/inbox/{token}";
    private const int MostBytes = 16 * 1024;

    public static void MapInbox(this IEndpointRouteBuilder routes)
    {
        routes.MapRead(Route, Show);
        routes.MapPost(Route, Read).DisableAntiforgery();
        routes.MapMethods(Route, [HttpMethods.Options], (HttpContext context) =>
        {
            AnyPage(context);
            context.Response.Headers.AccessControlAllowMethods = "GET, HEAD, POST";
            context.Response.Headers.AccessControlAllowHeaders = "Content-Type, If-None-Match";
            context.Response.Headers.AccessControlMaxAge = "7200";
            return Results.Ok();
        });
    }

    private static async Task<IResult> Show(string token, HttpContext context, LinkTokens links, IShops shops, Notices notices, CancellationToken cancellation)
    {
        AnyPage(context);
        if (!Tokens.TryOpen(token, LinkPurpose.Inbox, links, shops, out var link, out _) || await notices.Of(link, cancellation) is not { } messages)
        {
            return Results.NotFound();
        }

        // An app asks often and mostly in vain: what has not changed is not read again.
        var tag = Tag(messages);
        context.Response.Headers.ETag = tag.ToString();
        context.Response.Headers.CacheControl = "private, no-cache";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(held => held.Compare(tag, useStrongComparison: false)))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var written = await notices.Written(messages, cancellation);
        return Results.Ok(new InboxAnswer([.. written.Where(notice => notice.Content is not null).Select(InboxNotice.Of)], messages.Count(message => message.ReadAt is null)));
    }

    private static async Task<IResult> Read(
        string token, HttpContext context, LinkTokens links, IShops shops, Notices notices, IClock clock, CancellationToken cancellation)
    {
        AnyPage(context);
        if (!Tokens.TryOpen(token, LinkPurpose.Inbox, links, shops, out var link, out _))
        {
            return Results.NotFound();
        }

        if (await BoundedBody.Read(context.Request, MostBytes, cancellation) is not { } body || !TryRead(body, out var which))
        {
            return Results.BadRequest(new Api.Problem("""The body is {"read":["ID", ...]} or {"read":"all"}."""));
        }

        return await notices.Read(link, which, clock.GetCurrentInstant(), cancellation) is { } unread ? Results.Ok(new InboxRead(unread)) : Results.NotFound();
    }

    // Whatever the body is said to be: a page may send it as text, and needs to ask nobody first.
    private static bool TryRead(ReadOnlyMemory<byte> body, out HashSet<string>? which)
    {
        which = null;
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("read", out var read))
            {
                return false;
            }

            if (read.ValueKind == JsonValueKind.String)
            {
                return read.ValueEquals("all");
            }

            if (read.ValueKind != JsonValueKind.Array || read.EnumerateArray().Any(id => id.ValueKind != JsonValueKind.String))
            {
                return false;
            }

            which = [.. read.EnumerateArray().Select(id => id.GetString()!)];
            return true;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static void AnyPage(HttpContext context)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.AccessControlExposeHeaders = "ETag";
    }

    // Words never change once they are there.
    private static EntityTagHeaderValue Tag(IReadOnlyList<Message> messages) => new($"\"{Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n', messages.Select(message => $"{message.Id} {message.ReadAt?.ToUnixTimeTicks()}")))).AsSpan(0, 16))}\"");
}

/// <param name="Notices">The newest first, at most 50.</param>
internal sealed record InboxAnswer(IReadOnlyList<InboxNotice> Notices, int Unread);

/// <param name="Preferences">Where such notices are switched off; null in those that belong to an order.</param>
internal sealed record InboxNotice(
    string Id, DateTimeOffset SentAt, string Title, string Text, Button? Cta, string Journey, DateTimeOffset? ReadAt, string? Preferences)
{
    public static InboxNotice Of(Notice notice) => new(
        notice.Message.Id.Value, notice.Message.SettledAt!.Value.ToDateTimeOffset(), notice.Content!.Subject, notice.Content.Text, notice.Content.Button,
        notice.Message.Effect.Journey.Value, notice.Message.ReadAt?.ToDateTimeOffset(), notice.Content.UnsubscribeUrl);
}

/// <param name="Unread">Notices that have not been read yet.</param>
internal sealed record InboxRead(int Unread);
