using PostSale.Application.Ports;

namespace PostSale.Application.Telemetry;

/// <summary>Measures how late the oldest of everything is. Three small questions to the store.</summary>
public sealed class MeasureBacklog(IInbox inbox, ICustomers customers, IOutbox outbox)
{
    public async Task Run(Instant now, CancellationToken cancellation) => Measures.Backlog(
        now, await outbox.NextDue(cancellation), await customers.NextDue(cancellation), await inbox.NextDue(cancellation));
}
