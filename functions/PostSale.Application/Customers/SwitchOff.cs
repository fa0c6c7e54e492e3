using PostSale.Application.Links;
using PostSale.Application.Ports;

namespace PostSale.Application.Customers;

/// <summary>Switches off what a recipient no longer wants. Durable before anyone is told so.</summary>
public sealed class SwitchOff(ICustomers customers)
{
    /// <param name="everything">Relationship and marketing on this channel, not only the purpose of the message.</param>
    public Task Run(Link link, bool everything, Instant now, CancellationToken cancellation)
    {
        Purpose[] purposes = everything ? [Purpose.Relationship, Purpose.Marketing] : [link.Purpose];
        var facts = purposes.Select(purpose => new Fact.ConsentWithdrawn(link.Channel, purpose, "unsubscribe-link")
        {
            // To the second: a mail client that posts twice says one thing; someone who comes back after a new consent says another.
            Key = $"unsubscribe:{link.Message}:{Words.Of(purpose)}:{now.ToUnixTimeSeconds()}",
            OccurredAt = now,
            ReceivedAt = now,
        });
        return customers.Append(link.Customer, link.Store, [.. facts], now, cancellation);
    }
}
