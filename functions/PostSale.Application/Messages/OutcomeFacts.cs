namespace PostSale.Application.Messages;

/// <summary>What a message's end tells its customer's journeys.</summary>
internal static class OutcomeFacts
{
    /// <param name="deadAddress">The address the provider refused for good; null when it is not at fault.</param>
    public static IReadOnlyList<Fact> Of(Message message, Instant now, string? deadAddress = null)
    {
        if (!message.IsSettled)
        {
            return [];
        }

        var outcome = (message.State, message.Reason) switch
        {
            (MessageState.Accepted, _) => MessageOutcome.Accepted,
            (_, Reason.OutcomeUnknown) => MessageOutcome.Dropped,
            (MessageState.Rejected, _) => MessageOutcome.Rejected,
            (MessageState.Cancelled, _) => MessageOutcome.Cancelled,
            _ => MessageOutcome.Expired,
        };
        var settled = new Fact.MessageSettled(message.Id, outcome, message.Reason)
        {
            Key = $"message:{message.Id}",
            OccurredAt = now,
            ReceivedAt = now,
        };
        return deadAddress is null
            ? [settled]
            :
            [
                settled,
                new Fact.AddressSuppressed(deadAddress, SuppressionCause.Rejected)
                {
                    Key = $"message:{message.Id}:address",
                    OccurredAt = now,
                    ReceivedAt = now,
                },
            ];
    }
}
