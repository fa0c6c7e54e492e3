using PostSale.Application.Settings;

namespace PostSale.Application.Templates;

/// <summary>Everything a message may say about its customer, order and store. What is unknown is empty, never null.</summary>
/// <remarks>
/// <see cref="Variables"/> is the only list of names that templates may use: the check at load and the rendering both follow it.
/// Values are data: they are printed, never read as a template.
/// </remarks>
public sealed record TemplateModel
{
    public string FirstName { get; init; } = "";

    public string Name { get; init; } = "";

    public string OrderReference { get; init; } = "";

    /// <summary>Written as the store's locale writes money.</summary>
    public string OrderTotal { get; init; } = "";

    public ImmutableArray<TemplateItem> Items { get; init; } = [];

    /// <summary>The name of the order's first item.</summary>
    public string Product { get; init; } = "";

    public string StoreName { get; init; } = "";

    public string StoreEmail { get; init; } = "";

    public string StoreReplyTo { get; init; } = "";

    public string StorePostalAddress { get; init; } = "";

    /// <summary><c>#rrggbb</c>.</summary>
    public string BrandColor { get; init; } = new BrandSettings().Color;

    /// <summary>The same hue for a dark ground.</summary>
    public string BrandLight { get; init; } = Settings.BrandColor.Light(new BrandSettings().Color);

    /// <summary>The address of a picture; empty where there is none.</summary>
    public string BrandLogo { get; init; } = "";

    /// <summary>Empty in transactional messages.</summary>
    public string UnsubscribeUrl { get; init; } = "";

    /// <summary>Where the message's survey is answered; empty where it asks for none.</summary>
    public string SurveyUrl { get; init; } = "";

    /// <summary>The customer's own page; empty where nobody is written to.</summary>
    public string PageUrl { get; init; } = "";

    /// <summary>Where the customer's friends are welcomed; empty where the strategy asks for none.</summary>
    public string InviteUrl { get; init; } = "";

    internal ImmutableDictionary<string, string> Links { get; init; } = ImmutableDictionary<string, string>.Empty;

    internal string Subject { get; init; } = "";

    internal string Preheader { get; init; } = "";

    internal string CallLabel { get; init; } = "";

    internal string CallUrl { get; init; } = "";

    /// <summary>What a layout frames: rendered already, so it is no data and set only while rendering.</summary>
    internal const string BodyName = "body";

    internal const string LinkPrefix = "links.";

    internal static ImmutableArray<TemplateVariable> Variables { get; } =
    [
        new("customer.firstName", TemplatePlace.Inline, model => model.FirstName) { MayLack = "customer" },
        new("customer.name", TemplatePlace.Inline, model => model.Name) { MayLack = "customer" },
        new("order.reference", TemplatePlace.Inline, model => model.OrderReference) { MayLack = "order.reference" },
        new("order.total", TemplatePlace.Inline, model => model.OrderTotal) { MayLack = "order.total" },
        new("order.items", TemplatePlace.Inline, model => model.Items) { IsList = true, MayLack = "order.items" },
        new("order.product", TemplatePlace.Inline, model => model.Product) { MayLack = "order.items" },
        new("store.name", TemplatePlace.Inline, model => model.StoreName),
        new("store.email", TemplatePlace.Inline, model => model.StoreEmail),
        new("store.replyTo", TemplatePlace.Inline, model => model.StoreReplyTo),
        new("store.postalAddress", TemplatePlace.Inline, model => model.StorePostalAddress),
        new("surveyUrl", TemplatePlace.Inline, model => model.SurveyUrl),
        new("pageUrl", TemplatePlace.Inline, model => model.PageUrl),
        new("inviteUrl", TemplatePlace.Inline, model => model.InviteUrl) { MayLack = "inviteUrl" },
        new("brand.color", TemplatePlace.Template, model => model.BrandColor),
        new("brand.light", TemplatePlace.Template, model => model.BrandLight),
        new("brand.logo", TemplatePlace.Template, model => model.BrandLogo) { MayLack = "brand.logo" },
        new("message.subject", TemplatePlace.Template, model => model.Subject),
        new("message.preheader", TemplatePlace.Template, model => model.Preheader),
        new("cta.label", TemplatePlace.Template, model => model.CallLabel) { MayLack = "cta" },
        new("cta.url", TemplatePlace.Template, model => model.CallUrl) { MayLack = "cta" },
        new("unsubscribeUrl", TemplatePlace.Template, model => model.UnsubscribeUrl) { MayLack = "unsubscribeUrl" },
        new(BodyName, TemplatePlace.Layout, _ => ""),
    ];

    /// <summary>What <c>{{#each order.items}}</c> shows of each item.</summary>
    internal static ImmutableArray<(string Name, Func<TemplateItem, string> Value)> ItemVariables { get; } =
        [("name", item => item.Name), ("quantity", item => item.Quantity)];

    /// <inheritdoc cref="For(Shop, Customer, Order?, string?)"/>
    /// <param name="unsubscribeUrl">Left out where the message is transactional.</param>
    public static TemplateModel For(Shop shop, Customer customer, Order? order, Message message, string? unsubscribeUrl) =>
        For(shop, customer, order, message.Purpose == Purpose.Transactional ? null : unsubscribeUrl);

    /// <param name="order">The order it is about; null when it is about none.</param>
    /// <param name="unsubscribeUrl">Null where there is none.</param>
    public static TemplateModel For(Shop shop, Customer customer, Order? order, string? unsubscribeUrl)
    {
        var settings = shop.Settings;
        var name = OneLine.Of(customer.Knowledge.Person.Name?.Value);
        var payment = order?.Payment;
        ImmutableArray<TemplateItem> items =
        [
            .. (payment?.Items ?? []).Select(item => new TemplateItem(OneLine.Of(item.Name), item.Quantity > 0 ? Money.Whole(item.Quantity) : "")),
        ];
        return new()
        {
            FirstName = name.Split(' ', 2)[0],
            Name = name,
            OrderReference = OneLine.Of(payment?.Reference),
            OrderTotal = payment is null ? "" : Money.Format(payment.Amount, payment.Currency, settings.Locale),
            Items = items,
            Product = items.Select(item => item.Name).FirstOrDefault(""),
            StoreName = OneLine.Of(settings.Name),
            StoreEmail = OneLine.Of(settings.Sender.Email),
            StoreReplyTo = OneLine.Of(settings.Sender.ReplyTo is { Length: > 0 } replyTo ? replyTo : settings.Sender.Email),
            StorePostalAddress = OneLine.Of(settings.Sender.PostalAddress),
            BrandColor = settings.Brand.Color,
            BrandLight = Settings.BrandColor.Light(settings.Brand.Color),
            BrandLogo = settings.Brand.Logo,
            UnsubscribeUrl = unsubscribeUrl ?? "",
        };
    }

    /// <summary>Nested tables by name: the form in which a template can reach values and nothing else.</summary>
    internal Dictionary<string, object> ToTables()
    {
        var root = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var variable in Variables)
        {
            Set(root, variable.Name.Split('.'), variable.Value(this) is ImmutableArray<TemplateItem> items ? Tables(items) : variable.Value(this));
        }

        foreach (var (name, url) in Links)
        {
            Set(root, [LinkPrefix.TrimEnd('.'), name], url);
        }

        return root;
    }

    private static List<Dictionary<string, object>> Tables(ImmutableArray<TemplateItem> items) =>
        [.. items.Select(item => ItemVariables.ToDictionary(variable => variable.Name, variable => (object)variable.Value(item), StringComparer.Ordinal))];

    private static void Set(Dictionary<string, object> table, ReadOnlySpan<string> path, object value)
    {
        if (path.Length == 1)
        {
            table[path[0]] = value;
            return;
        }

        if (!table.TryGetValue(path[0], out var inner))
        {
            table[path[0]] = inner = new Dictionary<string, object>(StringComparer.Ordinal);
        }

        Set((Dictionary<string, object>)inner, path[1..], value);
    }
}
