using PostSale.Application.Customers;
using PostSale.Application.Intake;
using PostSale.Application.Links;
using PostSale.Application.Ports;

namespace PostSale.Application.Messages;

/// <summary>A notice as the shop's app shows it.</summary>
/// <param name="Content">Null where its words are gone.</param>
public sealed record Notice(Message Message, Content? Content);

/// <summary>What waits for a customer in the shop's app: messages of the channel app. Such a message is with its reader once it is in the outbox.</summary>
public sealed class Notices(ICustomers customers, IOutbox outbox)
{
    /// <summary>Notices shown; older ones have had their time.</summary>
    public const int Most = 50;

    // Among a customer's messages on every channel.
    private const int LookedThrough = 500;

    // Somebody may write the same message's state in between; that ends.
    private const int Tries = 3;

    private readonly TakeReport reports = new(outbox, customers);

    /// <returns>The newest first, at most <see cref="Most"/>; null when there is no such customer, or none any more.</returns>
    public async Task<IReadOnlyList<Message>?> Of(Link link, CancellationToken cancellation)
    {
        if (await customers.Follow(link.Customer, cancellation) is not { Customer: var customer } || customer.Store != link.Store)
        {
            return null;
        }

        var messages = new List<Message>();
        foreach (var one in customer.Absorbed.Append(customer.Key))
        {
            messages.AddRange(await outbox.Of(one, LookedThrough, cancellation));
        }

        return
        [
            .. messages.Where(message => message is { Channel: Channel.App, State: MessageState.Accepted })
                .OrderByDescending(message => message.SettledAt).ThenByDescending(message => message.Id).Take(Most),
        ];
    }

    /// <summary>The same notices with their words.</summary>
    public async Task<IReadOnlyList<Notice>> Written(IReadOnlyList<Message> messages, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(messages.Select(message => outbox.Find(message.Id, cancellation)));
        return [.. messages.Zip(found, (message, held) => new Notice(message, held?.Content))];
    }

    /// <summary>Notes that notices were seen. May be repeated; of those seen before the first time stands.</summary>
    /// <param name="which">Null for all. What is no notice of this customer's is passed over.</param>
    /// <returns>How many are still unread; null as <see cref="Of"/>.</returns>
    public async Task<int?> Read(Link link, IReadOnlySet<string>? which, Instant now, CancellationToken cancellation)
    {
        if (await Of(link, cancellation) is not { } notices)
        {
            return null;
        }

        var unread = notices.Where(message => message.ReadAt is null).ToList();
        var left = unread.Count;
        foreach (var message in unread.Where(message => which?.Contains(message.Id.Value) ?? true))
        {
            if (await See(message, now, cancellation))
            {
                left--;
            }
        }

        return left;
    }

    private async Task<bool> See(Message message, Instant now, CancellationToken cancellation)
    {
        var report = new Translation.Report(message.Id, MessageReport.Read, message.ProviderId ?? "", now, null);
        for (var i = 0; i < Tries; i++)
        {
            if ((await reports.Run(message.Store, report, now, now, cancellation)).Taken == ReportTaken.Done)
            {
                return true;
            }
        }

        return false;
    }
}
