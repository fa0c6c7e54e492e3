using System.Globalization;

namespace PostSale.Application.Links;

/// <summary>The addresses at which a customer finds what is their own. Whoever has one is let in, so none of them is logged.</summary>
/// <remarks>Immutable, so thread-safe.</remarks>
public sealed class OwnPages(LinkTokens links, string publicUrl)
{
    /// <summary>How long a customer's page may be opened by one link. Each message brings a new one.</summary>
    public static readonly Duration PageLasts = Duration.FromDays(90);

    private readonly string site = publicUrl.TrimEnd('/');

    /// <summary>Where the shop's app finds a customer's notices: always the same, for as long as the first link key stays.</summary>
    public string Inbox(StoreId store, CustomerKey customer) => $"{site}/api/v1/inbox/{links.Issue(LinkPurpose.Inbox, Link.Of(store, customer))}";

    /// <param name="from">When its time begins.</param>
    public string Page(StoreId store, CustomerKey customer, Instant from) =>
        $"{site}/p/{links.Issue(LinkPurpose.Page, Link.Of(store, customer) with { Detail = Written(Domain.Strategies.Calendar.Later(from, PageLasts)) })}";

    /// <returns>When a page's link ends; null where it does not say.</returns>
    public static Instant? Ends(Link page) =>
        long.TryParse(page.Detail, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= Instant.MaxValue.ToUnixTimeSeconds() ? Instant.FromUnixTimeSeconds(seconds) : null;

    internal static string Written(Instant ends) => ends.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
