using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Customers;
using PostSale.Application.Links;

namespace PostSale.Web.Public;

/// <summary><c>/r/{code}</c>: where a customer's friend arrives. It is only looked at; of who invites it shows the first name.</summary>
internal static class InvitationRoutes
{
    public static void MapInvitations(this IEndpointRouteBuilder routes) => routes.MapRead("/r/{code}", Show);

    private static async Task<IResult> Show(string code, HttpContext context, InvitationCodes codes, IShops shops, PersonalPages pages, CancellationToken cancellation)
    {
        if (!codes.TryRead(code, out var customer) || await pages.Inviter(customer.Value, cancellation) is not var (store, firstName)
            || shops.Find(store) is not { Strategy.Programme.Referrals: { } referrals } shop)
        {
            return Missing();
        }

        // Written as it is in print, whatever was typed.
        return new RazorComponentResult<InvitationPage>(new { Shop = shop, Say = Tokens.Say(context, shop), Referrals = referrals, FirstName = firstName, Code = codes.Of(customer.Value) });
    }

    /// <summary>One answer for every code that is nobody's, in the words of a page, because codes are typed.</summary>
    private static IResult Missing() => Results.Text(
        "Não encontramos este convite. Confira o código com quem convidou você.\nWe cannot find this invitation. Check the code with whoever invited you.\n",
        "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
}
