using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PostSale.Web.Security;

namespace PostSale.Web.Ops;

/// <summary>Who looks at a page of the dashboard, at which shop, in which language.</summary>
/// <param name="Path">Of the page, without its query.</param>
public sealed record Desk(Shop Shop, IReadOnlyCollection<Shop> Shops, Say Say, string Role, Instant Now, string Path, string TokenName, string Token)
{
    public bool IsAgent => Roles.AtLeast(Roles.Agent).Contains(Role);

    public bool IsAdmin => Role == Roles.Admin;

    /// <summary>What was just done, as the query of the page says; empty for nothing.</summary>
    public string Done { get; init; } = "";

    /// <param name="path">Begins with a slash; may have a query.</param>
    public string Href(string path) => Shops.Count == 1 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}store={Shop.Id.Value}";

    /// <summary>The desk at the shop the query names; the first one's where it names none.</summary>
    /// <returns>Null when there is no such shop.</returns>
    public static Desk? At(HttpContext context)
    {
        var shops = context.RequestServices.GetRequiredService<IShops>();
        var store = context.Request.Query["store"].ToString();
        return (store.Length == 0 ? shops.All.First() : shops.Find(new StoreId(store))) is { } shop ? At(context, shop) : null;
    }

    public static Desk At(HttpContext context, Shop shop)
    {
        var services = context.RequestServices;
        var tokens = services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return new(
            shop, services.GetRequiredService<IShops>().All, new(Languages.Of(context, shop.Settings.Locale), shop.Policies.Zone), RoleOf(context),
            services.GetRequiredService<IClock>().GetCurrentInstant(), context.Request.Path.Value ?? "/ops", tokens.FormFieldName, tokens.RequestToken!)
        {
            Done = context.Request.Query["done"].ToString(),
        };
    }

    private static string RoleOf(HttpContext context) =>
        new[] { Roles.Admin, Roles.Agent }.FirstOrDefault(context.User.IsInRole) ?? Roles.Reader;
}
