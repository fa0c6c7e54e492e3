namespace PostSale.Azure.Tables;

/// <summary>The messages that a turn sends and cancels.</summary>
internal static class TurnMessages
{
    /// <summary>What becomes of the turn's messages: one that exists is left as it is, and only a pending one is cancelled.</summary>
    public static async Task<List<(HeldMessage? Held, HeldMessage Next)>> Prepare(
        GuardedTable customers, PartitionWrite write, Turn turn, Instant now, CancellationToken cancellation)
    {
        var ids = turn.Effects.Select(IdOf).OfType<MessageId>().Distinct().ToList();
        var found = await SideBySide.Run(ids, id => MessageRows.Find(customers, new(write.Key, id), cancellation), cancellation);
        var held = ids.Zip(found).ToDictionary();
        var next = new Dictionary<MessageId, Message>();
        foreach (var effect in turn.Effects)
        {
            if (effect is Effect.Send { Message: var message } && held[message.Id] is null)
            {
                next.TryAdd(message.Id, message);
            }
            else if (effect is Effect.CancelSend cancel && (next.GetValueOrDefault(cancel.Message) ?? held[cancel.Message]?.Message)?.Cancel(cancel.Reason, now) is { } cancelled)
            {
                next[cancel.Message] = cancelled;
            }
        }

        return [.. next.Select(one => (held[one.Key], MessageRows.Change(write, held[one.Key], one.Value)))];
    }

    private static MessageId? IdOf(Effect effect) => effect switch
    {
        Effect.Send send => send.Message.Id,
        Effect.CancelSend cancel => cancel.Message,
        _ => null,
    };
}
