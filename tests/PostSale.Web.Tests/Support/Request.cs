namespace PostSale.Web.Tests.Support;

/// <summary>A request as a provider sends it, to be spoiled by tests.</summary>
internal sealed record Request(string Path, byte[] Body)
{
    public ImmutableList<(string Name, string Value)> Headers { get; init; } = [];

    public string? ContentType { get; init; } = "application/json";

    public string? ContentEncoding { get; init; }

    public bool Chunked { get; init; }

    public static Request Stripe(string body, Instant? at = null, string secret = Given.StripeSecret) =>
        Stripe(Encoding.UTF8.GetBytes(body), at, secret);

    public static Request Stripe(byte[] body, Instant? at = null, string secret = Given.StripeSecret) =>
        new Request("/webhooks/loja/stripe", body).With("Stripe-Signature", Sign.Stripe(body, at ?? Given.Now, secret));

    public static Request Shopify(string body, string topic = "orders/paid") => Shopify(Encoding.UTF8.GetBytes(body), topic);

    public static Request Shopify(byte[] body, string topic = "orders/paid") => new Request("/webhooks/loja/shopify", body)
        .With("X-Shopify-Hmac-Sha256", Sign.Shopify(body))
        .With("X-Shopify-Topic", topic)
        .With("X-Shopify-Shop-Domain", Given.ShopDomain)
        .With("X-Shopify-Webhook-Id", "w-1");

    public static Request Events(string body, string id = "msg_1", Instant? at = null) => Events(Encoding.UTF8.GetBytes(body), id, at);

    public static Request Events(byte[] body, string id = "msg_1", Instant? at = null) => new Request("/webhooks/loja/events", body)
        .With("webhook-id", id)
        .With("webhook-timestamp", Sign.Seconds(at ?? Given.Now))
        .With("webhook-signature", Sign.Events(id, body, at ?? Given.Now));

    public Request With(string name, string value) => this with { Headers = Headers.Add((name, value)) };

    public Request Without(string name) =>
        this with { Headers = Headers.RemoveAll(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) };

    public Request But(string name, string value) => Without(name).With(name, value);

    public HttpRequestMessage Build()
    {
        HttpContent content = Chunked ? new StreamContent(new UnknownLength(Body)) : new ByteArrayContent(Body);
        if (ContentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        }

        if (ContentEncoding is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", ContentEncoding);
        }

        var message = new HttpRequestMessage(HttpMethod.Post, Path) { Content = content };
        foreach (var (name, value) in Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
