using PostSale.Application.Links;
using PostSale.Application.Ports;
using PostSale.Application.Templates;

namespace PostSale.Application.Messages;

/// <summary>Writes a message: its texts, filled in, with the link that switches it off.</summary>
public sealed class Composer(MessageComposer messages, LinkTokens links, string publicUrl) : IComposer
{
    public Content? Compose(Shop shop, Customer customer, Message message)
    {
        var unsubscribe = message.Purpose == Purpose.Transactional
            ? null
            : $"{publicUrl.TrimEnd('/')}/u/{links.Issue(LinkPurpose.Unsubscribe, new(shop.Id, customer.Key, message.Id, message.Channel, message.Purpose))}";
        return messages.Compose(shop, customer, message, unsubscribe) is Composition.Composed composed ? composed.Content : null;
    }
}
