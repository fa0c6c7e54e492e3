using PostSale.Application.Intake;
using PostSale.Application.Ports;

namespace PostSale.Application.Messages;

/// <summary>What became of a report.</summary>
public enum ReportTaken
{
    /// <summary>Written down, or nothing new.</summary>
    Done,

    /// <summary>Its message is still being handed over, or somebody else is writing it: try again.</summary>
    Early,

    /// <summary>No message of this store.</summary>
    Stranger,
}

/// <summary>Writes down what a provider says of a message after it took it.</summary>
/// <remarks>May be repeated: a message's report only moves forward, and facts have keys.</remarks>
public sealed class TakeReport(IOutbox outbox, ICustomers customers)
{
    /// <param name="receivedAt">When the report came.</param>
    public async Task<(ReportTaken Taken, CustomerKey? Customer)> Run(
        StoreId store, Translation.Report report, Instant receivedAt, Instant now, CancellationToken cancellation)
    {
        if (await outbox.Find(report.Message, cancellation) is not { } found || found.Message.Store != store)
        {
            return (ReportTaken.Stranger, null);
        }

        var message = found.Message;
        if (message.State == MessageState.Claimed)
        {
            return (ReportTaken.Early, null);
        }

        // A report proves that the provider had taken what nobody knew the end of.
        var accepted = message.State == MessageState.Unknown ? message.Accept(report.ProviderId, now) : null;
        IReadOnlyList<Fact> dead = report.Dead is { } address ? [address] : [];
        if ((accepted ?? message).Report(report.Said, Instant.Min(report.At, receivedAt)) is { } next)
        {
            IReadOnlyList<Fact> facts = [.. accepted is null ? [] : OutcomeFacts.Of(accepted, now), .. Told(report, receivedAt), .. dead];
            return await outbox.Settle(message, next, facts, now, cancellation) == Saved.Done
                ? (ReportTaken.Done, message.Customer)
                : (ReportTaken.Early, null);
        }

        if (dead.Count > 0 && message.Attempt > 0)
        {
            await customers.Append(message.Customer, store, dead, now, cancellation);
        }

        return (ReportTaken.Done, message.Customer);
    }

    // That it was handed on says no more than that it was accepted.
    private static IReadOnlyList<Fact> Told(Translation.Report report, Instant receivedAt) => report.Said == MessageReport.Sent
        ? []
        :
        [
            new Fact.MessageReported(report.Message, report.Said)
            {
                Key = $"report:{report.Message}:{Words.Of(report.Said)}",
                OccurredAt = Instant.Min(report.At, receivedAt),
                ReceivedAt = receivedAt,
            },
        ];
}
