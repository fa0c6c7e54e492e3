using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using PostSale.Application.Links;
using PostSale.Application.Messages;

namespace PostSale.Web.Public;

/// <summary><c>/c/{token}</c>: leads to the page that the token carries, and nowhere else. Whether it counts is decided after the reader has gone on.</summary>
internal static class ClickRoutes
{
    public static void MapClicks(this IEndpointRouteBuilder routes) => routes.MapRead("/c/{token}", Follow);

    private static async Task<IResult> Follow(
        string token, HttpContext context, LinkTokens links, IShops shops, Visits visits, NoteClick note, IClock clock, ILoggerFactory loggers)
    {
        if (!Tokens.TryOpen(token, LinkPurpose.Click, links, shops, out var link, out _) || Target(link.Detail) is not { } target)
        {
            return Tokens.Missing();
        }

        var now = clock.GetCurrentInstant();
        visits.Opened(link.Message, $"c {link.Detail}");
        context.Response.Redirect(target);
        if (!Visits.LooksHuman(context.Request))
        {
            return Results.Empty;
        }

        // Nobody waits for what is only a note.
        await context.Response.CompleteAsync();
        try
        {
            if (await visits.Alone(link.Message))
            {
                await note.Run(link, now, CancellationToken.None);
            }
        }
        catch (StoreUnavailableException)
        {
            loggers.CreateLogger("PostSale.Web").LogWarning("A click could not be noted, because the store takes no writes now.");
        }

        return Results.Empty;
    }

    // Only what we sign gets here; asked again all the same, because a redirect is what every phisher wants.
    private static string? Target(string detail) =>
        Uri.TryCreate(detail, UriKind.Absolute, out var target) && target.Scheme == Uri.UriSchemeHttps && target.UserInfo.Length == 0 && target.IdnHost.Length > 0
            ? new UriBuilder(target) { Host = target.IdnHost }.Uri.AbsoluteUri
            : null;
}
