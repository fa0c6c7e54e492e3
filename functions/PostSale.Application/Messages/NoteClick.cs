using PostSale.Application.Customers;
using PostSale.Application.Intake;
using PostSale.Application.Links;
using PostSale.Application.Ports;

namespace PostSale.Application.Messages;

/// <summary>Writes down that the button of a message was followed: the furthest that can be said of it, like a provider's report.</summary>
public sealed class NoteClick(IOutbox outbox, ICustomers customers, AdvanceCustomer advance)
{
    // Whatever opens a mail's pages so soon after it was handed over is a filter on its way.
    private static readonly Duration TooSoon = Duration.FromSeconds(20);

    private readonly TakeReport reports = new(outbox, customers);

    /// <returns>False when nobody can have read the message yet, or there is none.</returns>
    public async Task<bool> Run(Link link, Instant now, CancellationToken cancellation)
    {
        if (await outbox.Find(link.Message, cancellation) is not { Message: { SettledAt: { } sent } message } || message.Store != link.Store || now - sent < TooSoon)
        {
            return false;
        }

        var report = new Translation.Report(link.Message, MessageReport.Clicked, message.ProviderId ?? "", now, null);
        if ((await reports.Run(link.Store, report, now, now, cancellation)).Taken != ReportTaken.Done)
        {
            return false;
        }

        await advance.Run(message.Customer, now, cancellation);
        return true;
    }
}
