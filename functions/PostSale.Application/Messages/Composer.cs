using PostSale.Application.Links;
using PostSale.Application.Ports;
using PostSale.Application.Templates;

namespace PostSale.Application.Messages;

/// <summary>Writes a message: its texts, filled in, with the links that are the recipient's own.</summary>
public sealed class Composer(MessageComposer messages, LinkTokens links, OwnPages pages, string publicUrl) : IComposer
{
    // Longer addresses make tokens that no longer fit into one.
    private const int LongestTarget = 1000;

    private readonly string site = publicUrl.TrimEnd('/');

    public Content? Compose(Shop shop, Customer customer, Message message)
    {
        var link = new Link(shop.Id, customer.Key, message.Id, message.Channel, message.Purpose);
        var own = new OwnLinks(
            message.Purpose == Purpose.Transactional ? null : $"{site}/u/{links.Issue(LinkPurpose.Unsubscribe, link)}",
            Survey(shop, customer, message) is var (survey, invitation)
                ? $"{site}/s/{links.Issue(LinkPurpose.Survey, link with { Message = invitation, Detail = Words.Of(survey) })}"
                : null,
            message.Purpose != Purpose.Transactional && shop.Settings.CountClicks ? target => Counted(link, target) : null)
        {
            // From when it may go rather than from when it does: the same message reads the same whenever it is written.
            Page = pages.Page(link, Instant.Max(message.CreatedAt, message.NotBefore)),
            Invitation = shop.Strategy.Programme.Referrals is null ? "" : pages.Invitation(customer.Key),
        };
        return messages.Compose(shop, customer, message, own) is Composition.Composed composed ? composed.Content : null;
    }

    // Only pages elsewhere: what leads to us needs no detour, and a mailbox is no page.
    private string Counted(Link link, string target) =>
        target.Length <= LongestTarget && target.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !target.StartsWith(site + "/", StringComparison.OrdinalIgnoreCase)
            ? $"{site}/c/{links.Issue(LinkPurpose.Click, link with { Detail = target })}"
            : target;

    // A reminder asks for the answer to the message that it reminds of: there is one answer for both.
    private static (SurveyKind Survey, MessageId Invitation)? Survey(Shop shop, Customer customer, Message message)
    {
        var effect = message.Effect;
        if (shop.Plans.Find(effect.Journey, message.Version)?.Find(effect.Touchpoint)?.Survey is not { } survey)
        {
            return null;
        }

        var run = customer.Commitments.Runs.FirstOrDefault(run => run.Journey == effect.Journey && run.Subject == effect.Subject);
        return run is not null && Surveying.Invitation(run, survey) is { } first && first.Touchpoint != effect.Touchpoint
            ? (survey, MessageId.Of(first.By ?? customer.Key, effect with { Touchpoint = first.Touchpoint, Occurrence = first.Occurrence }))
            : (survey, message.Id);
    }
}
