namespace PostSale.Web.Tests.Support;

/// <summary>A request as a provider sends it, to be spoiled by tests.</summary>
internal sealed record Request(string Path, byte[] Body)
{
    public ImmutableList<(string Name, string Value)> Headers { get; init; } = [];

    public string? ContentType { get; init; } = "application/json";

    public string? ContentEncoding { get; init; }

    public bool Chunked { get; init; }

    public HttpMethod Method { get; init; } = HttpMethod.Post;

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

    /// <param name="kind"><c>status</c> or <c>inbound</c>.</param>
    /// <param name="query">With its question mark.</param>
    public static Request Twilio(string kind, string query, params (string Name, string Value)[] fields)
    {
        var path = $"/webhooks/loja/twilio/{kind}{query}";
        var form = string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Name)}={Uri.EscapeDataString(field.Value)}"));
        return new Request(path, Encoding.UTF8.GetBytes(form)) { ContentType = "application/x-www-form-urlencoded; charset=utf-8" }
            .With("X-Twilio-Signature", Sign.Twilio("https://pos.loja.example" + path, fields));
    }

    public static Request EmailEvents(string body) =>
        new Request("/webhooks/email-events", Encoding.UTF8.GetBytes(body)).With("X-PostSale-Event-Secret", Given.EventSecret);

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

        var message = new HttpRequestMessage(Method, Path) { Content = content };
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
