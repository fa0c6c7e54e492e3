using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Shopify;

/// <summary>One delivery while it is being read.</summary>
/// <param name="At">When its topic happened, by our clock. The body's dates are its object's, not the topic's.</param>
internal sealed record ShopifyDelivery(BodyReading Reading, Instant At)
{
    public Node Body => Reading.Root;

    public Names Names => Reading.Names;

    /// <summary>Names this delivery where nothing in the body does.</summary>
    public string DeliveryKey => $"shopify:delivery:{Reading.Delivery.Key.Id}";

    public string Required(string name) => Body[name].Required(Body[name].Id()) ?? "";

    /// <summary>
    /// A fault unless the body is of the kind its topic is about: the topic's header is not signed, so a body may have been
    /// sent again under another.
    /// </summary>
    /// <param name="kind">As in Shopify's own global ids.</param>
    /// <param name="foreign">What only bodies of other kinds have.</param>
    public void Expect(string kind, params ReadOnlySpan<string> foreign)
    {
        var id = Body["admin_graphql_api_id"];
        if (id.Text() is { } said && !said.StartsWith($"gid://shopify/{kind}/", StringComparison.Ordinal))
        {
            id.Fault($"the topic is about a {kind}, the body is not");
        }

        foreach (var name in foreign)
        {
            if (!Body[name].IsAbsent)
            {
                Body[name].Fault($"does not belong to a {kind}, which the topic is about");
            }
        }
    }

    public Fact.Noted Noted(string type, string key, string? about = null) => new(type, about) { Key = key, OccurredAt = At, ReceivedAt = Reading.ReceivedAt };

    public static string Order(string id) => $"shopify:order:{id}";
}
