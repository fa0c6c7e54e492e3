using System.Globalization;

namespace PostSale.Application.Links;

/// <summary>The addresses at which a customer finds what is their own. Whoever has one is let in, so none of them is logged.</summary>
/// <remarks>Immutable, so thread-safe.</remarks>
public sealed class OwnPages(LinkTokens links, InvitationCodes codes, string publicUrl)
{
    /// <summary>How long a customer's page may be opened by one link. Each message brings a new one.</summary>
    public static readonly Duration PageLasts = Duration.FromDays(90);

    private static readonly Duration ProofLasts = Duration.FromHours(1);

    private readonly string site = publicUrl.TrimEnd('/');

    /// <summary>Where the shop's app finds a customer's notices: always the same, for as long as the first link key stays.</summary>
    public string Inbox(StoreId store, CustomerKey customer) => $"{site}/api/v1/inbox/{links.Issue(LinkPurpose.Inbox, Link.Of(store, customer))}";

    /// <summary>The customer's own page.</summary>
    /// <param name="where">Where the link stands: what may be switched on there is what comes the same way.</param>
    /// <param name="from">When its time begins.</param>
    public string Page(Link where, Instant from) =>
        $"{site}/p/{links.Issue(LinkPurpose.Page, where with { Detail = Written(Domain.Strategies.Calendar.Later(from, PageLasts)) })}";

    /// <summary>What a page shows is done by whoever looks at it now, so what asks for more than a look carries this; it lasts an hour.</summary>
    public string Proof(Link page, Instant now) => links.Issue(LinkPurpose.Data, page with { Detail = Written(now + ProofLasts) });

    public bool IsProof(string? proof, Link page, Instant now) =>
        links.TryRead(proof, LinkPurpose.Data, out var read) && read.Customer == page.Customer && read.Store == page.Store && Ends(read) is { } ends && now < ends;

    public string Preferences(Link page, Channel channel) =>
        $"{site}/u/{links.Issue(LinkPurpose.Unsubscribe, page with { Channel = channel, Purpose = Purpose.Relationship, Detail = "" })}";

    /// <summary>Where a friend of this customer is welcomed.</summary>
    public string Invitation(CustomerKey customer) => $"{site}/r/{codes.Of(customer)}";

    /// <returns>When a link ends that does; null where it does not say.</returns>
    public static Instant? Ends(Link link) =>
        long.TryParse(link.Detail, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= Instant.MaxValue.ToUnixTimeSeconds() ? Instant.FromUnixTimeSeconds(seconds) : null;

    private static string Written(Instant ends) => ends.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
