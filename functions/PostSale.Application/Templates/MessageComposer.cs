using PostSale.Application.Ports;

namespace PostSale.Application.Templates;

/// <summary>Writes the message that is about to be sent.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class MessageComposer(MailRenderer renderer)
{
    /// <inheritdoc cref="Compose(Shop, Customer, Message, OwnLinks)"/>
    /// <param name="unsubscribeUrl">Absolute; null when there is none. Left out of transactional messages.</param>
    public Composition Compose(Shop shop, Customer customer, Message message, string? unsubscribeUrl) =>
        Compose(shop, customer, message, new OwnLinks(unsubscribeUrl, null, null));

    /// <summary>Fills a message in.</summary>
    public Composition Compose(Shop shop, Customer customer, Message message, OwnLinks links)
    {
        // Whoever opens the app is who they are: a notice needs no address.
        if ((message.Channel == Channel.App ? "" : customer.Knowledge.AddressOn(message.Channel)) is not { } to)
        {
            return new Composition.Impossible(Reason.NoAddress);
        }

        if (Wording.Of(shop, message) is not var (strategy, text))
        {
            return new Composition.Impossible(Reason.Unrenderable);
        }

        var url = message.Purpose == Purpose.Transactional ? null : links.Unsubscribe;
        var model = TemplateModel.For(shop, customer, OrderOf(customer.Knowledge, message), url) with { SurveyUrl = links.Survey ?? "", PageUrl = links.Page, InviteUrl = links.Invitation };
        try
        {
            var content = message.Channel switch
            {
                Channel.Email => Mail(to, renderer.Render(strategy, text, model, links.Counted), url),
                Channel.App => Notice(shop, renderer.RenderNotice(strategy, text, model, links.Counted), url),
                _ => new(to, "", renderer.RenderText(strategy, text, message.Channel, model), null, url),
            };
            return IsBlank(content) ? new Composition.Impossible(Reason.Unrenderable) : new Composition.Composed(content);
        }
        catch (UnrenderableException)
        {
            return new Composition.Impossible(Reason.Unrenderable);
        }
    }

    private static Content Mail(string to, RenderedMail mail, string? url) => new(to, mail.Subject, mail.Text, mail.Html, url);

    private static Content Notice(Shop shop, (string Title, string Text, Button? Button) notice, string? url) =>
        new("", notice.Title.Length > 0 ? notice.Title : OneLine.Of(shop.Settings.Name), notice.Text, null, url) { Button = notice.Button };

    private static bool IsBlank(Content content) =>
        string.IsNullOrWhiteSpace(content.Text) || (content.Html is not null && string.IsNullOrWhiteSpace(content.Subject));

    /// <summary>The order the run is about; of a run about no order the latest paid one that was kept.</summary>
    private static Order? OrderOf(Knowledge knowledge, Message message) => knowledge.OrderNamed(message.Effect.Subject) ?? knowledge.Orders
        .Where(order => order.PaidAt is not null && !order.IsUndone)
        .OrderByDescending(order => order.PaidAt).ThenBy(order => order.Refs[0], StringComparer.Ordinal)
        .FirstOrDefault();
}

/// <summary>The links of a message that are its recipient's own.</summary>
/// <param name="Unsubscribe">Absolute; null when there is none.</param>
/// <param name="Survey">Absolute; null when the message asks for no answer.</param>
/// <param name="Counted">Makes of the page that the button of a mail leads to one that notes the click and leads on; null to count none.</param>
public sealed record OwnLinks(string? Unsubscribe, string? Survey, Func<string, string>? Counted)
{
    /// <summary>The customer's page; absolute.</summary>
    public string Page { get; init; } = "";

    /// <summary>Where their friends are welcomed; empty where the strategy asks for none.</summary>
    public string Invitation { get; init; } = "";
}
