using PostSale.Application.Strategies;

namespace PostSale.Web.Public;

/// <summary>The shop's own pages, by the names that links of a strategy usually have.</summary>
public static class ShopLinks
{
    /// <returns>Null where the strategy names no front page.</returns>
    public static string? Home(Strategy strategy) => First(strategy, "loja", "site", "shop", "store", "home");

    /// <returns>A page, else a mailbox.</returns>
    public static string Help(Shop shop) => First(shop.Strategy, "ajuda", "help") ?? $"mailto:{Mailbox(shop)}";

    public static string Mailbox(Shop shop) => shop.Settings.Sender.ReplyTo is { Length: > 0 } replyTo ? replyTo : shop.Settings.Sender.Email;

    private static string? First(Strategy strategy, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (strategy.Links.TryGetValue(name, out var url))
            {
                return url;
            }
        }

        return null;
    }
}
