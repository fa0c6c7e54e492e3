using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Links;
using PostSale.Application.Surveys;
using PostSale.Domain.Surveys;

namespace PostSale.Web.Public;

/// <summary><c>/s/{token}</c>: a GET shows the question, with the score of a mail's link chosen already; only a POST records.</summary>
internal static class SurveyRoutes
{
    public static void MapSurveys(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/s/{token}", Show);
        routes.MapPost("/s/{token}", Answer).DisableAntiforgery();
    }

    private static async Task<IResult> Show(
        string token, string? score, HttpContext context, LinkTokens links, IShops shops, Visits visits, AnswerSurvey survey, IClock clock, CancellationToken cancellation)
    {
        if (!Tokens.TryOpen(token, LinkPurpose.Survey, links, shops, out var link, out var shop)
            || await survey.Find(link, clock.GetCurrentInstant(), cancellation) is not { } invitation)
        {
            return Tokens.Missing();
        }

        visits.Opened(link.Message, "s");
        var chosen = int.TryParse(score, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && Scale.Holds(invitation.Survey, given) ? given : invitation.Answer?.Score;
        return Page(context, shop, invitation, invitation.State switch
        {
            InvitationState.Expired => SurveyStep.Expired,
            InvitationState.Closed => SurveyStep.Closed,
            _ => SurveyStep.Ask,
        }, chosen);
    }

    private static async Task<IResult> Answer(
        string token, HttpContext context, LinkTokens links, IShops shops, AnswerSurvey survey, IClock clock, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (!Tokens.TryOpen(token, LinkPurpose.Survey, links, shops, out var link, out var shop) || await survey.Find(link, now, cancellation) is not { } invitation)
        {
            return Tokens.Missing();
        }

        if (await Tokens.Form(context, cancellation) is not { } form)
        {
            return Results.BadRequest();
        }

        if (form["call"] == "yes")
        {
            return await survey.Call(invitation, form["when"].ToString(), now, cancellation)
                ? Page(context, shop, invitation, SurveyStep.Called, null)
                : Page(context, shop, invitation, invitation.State == InvitationState.Expired ? SurveyStep.Expired : SurveyStep.Closed, null);
        }

        if (!int.TryParse(form["score"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var score) || !Scale.Holds(invitation.Survey, score))
        {
            return Page(context, shop, invitation, SurveyStep.Unscored, null);
        }

        return await survey.Run(invitation, score, form["comment"].ToString(), now, cancellation)
            ? Page(context, shop, invitation, SurveyStep.Thanks, score)
            : Page(context, shop, invitation, invitation.State == InvitationState.Closed ? SurveyStep.Closed : SurveyStep.Expired, null);
    }

    private static RazorComponentResult<SurveyPage> Page(HttpContext context, Shop shop, Invitation invitation, SurveyStep step, int? score) =>
        new(new { Shop = shop, Say = Tokens.Say(context, shop), Invitation = invitation, Step = step, Score = score })
        {
            StatusCode = step switch
            {
                SurveyStep.Expired => StatusCodes.Status410Gone,
                SurveyStep.Unscored => StatusCodes.Status400BadRequest,
                _ => StatusCodes.Status200OK,
            },
        };
}

/// <summary>Where somebody stands in a survey.</summary>
public enum SurveyStep { Ask, Unscored, Thanks, Called, Closed, Expired }
