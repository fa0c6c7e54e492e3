using System.Globalization;
using Azure.Data.Tables;
using PostSale.Application.Serialization;

namespace PostSale.Azure.Tables;

/// <summary>A message as held, with what its row says beside it.</summary>
/// <param name="Mark">The row of the due index that stands for it.</param>
/// <param name="Write">Names the write that made it what it is.</param>
internal sealed record HeldMessage(Message Message, string Mark, string Write)
{
    /// <summary>As <see cref="LoadedMessage.Version"/>: so it is claimed without being read again.</summary>
    public string ToVersion() => $"{Mark}\n{Write}";

    /// <exception cref="ArgumentException"><paramref name="version"/> was not given by this store.</exception>
    public static HeldMessage FromVersion(Message message, string version) => version.Split('\n') is [var mark, var write]
        ? new(message, mark, write)
        : throw new ArgumentException("This version was not given by this store.", nameof(version));
}

/// <summary>Messages in their customers' partitions, and the index and list rows that follow their states.</summary>
internal static class MessageRows
{
    public const string Prefix = "m:";

    public static string KeyOf(MessageId id) => Prefix + id.Value;

    public static HeldMessage Read(TableEntity row) =>
        new(Document.ReadMessage(Packed.Read(row)), row.GetString(nameof(HeldMessage.Mark)), row.GetString(nameof(HeldMessage.Write)));

    public static TableEntity Entity(HeldMessage held)
    {
        var row = new TableEntity(held.Message.Customer.Value, KeyOf(held.Message.Id))
        {
            [nameof(HeldMessage.Mark)] = held.Mark,
            [nameof(HeldMessage.Write)] = held.Write,
            // For whoever looks at the table; nothing is decided by it.
            [nameof(Message.State)] = held.Message.State.ToString(),
        };
        return Packed.Put(row, Document.Write(held.Message)).Count == 0
            ? row
            : throw new StorageLimitException($"Message {held.Message.Id} takes more than an entity holds.");
    }

    public static async Task<HeldMessage?> Find(GuardedTable customers, MessageRef message, CancellationToken cancellation) =>
        await customers.Find(message.Customer.Value, KeyOf(message.Message), cancellation) is { } row ? Read(row) : null;

    /// <summary>Prepares a message's index and list rows.</summary>
    /// <param name="held">As it was; null when it is new.</param>
    /// <returns>What its own row is to say.</returns>
    public static HeldMessage Change(PartitionWrite write, HeldMessage? held, Message to)
    {
        if (held is null)
        {
            write.First.Add((tables => tables.Messages, new(to.Id.Value, "m") { ["Customer"] = to.Customer.Value }));
            write.First.Add((tables => tables.Lists, MessageLists.Row(MessageLists.Any, to)));
        }

        if (to.IsSettled)
        {
            write.First.Add((tables => tables.Lists, MessageLists.Row(MessageLists.Of(to.State), to)));
            if (held is not null)
            {
                var open = MessageLists.Row(MessageLists.Open, to);
                write.Last.Add((tables => tables.Lists, open.PartitionKey, open.RowKey));
            }
        }
        else if (held is null)
        {
            write.First.Add((tables => tables.Lists, MessageLists.Row(MessageLists.Open, to)));
        }

        return new(to, Mark(write, held, to), write.Token);
    }

    /// <summary>When a message wants to be looked at again, and why; null once it is settled.</summary>
    private static (string Kind, Instant At)? Next(Message? message) => message?.State switch
    {
        MessageState.Pending => (DueIndex.Pending, message.NotBefore),
        MessageState.Claimed => (DueIndex.Open, message.LeaseEnds ?? Instant.MinValue),
        MessageState.Unknown => (DueIndex.Open, Instant.MinValue),
        _ => null,
    };

    private static string Mark(PartitionWrite write, HeldMessage? held, Message to)
    {
        var (before, after) = (Next(held?.Message), Next(to));
        if (held is not null && before == after)
        {
            return held.Mark;
        }

        write.Drop(held?.Mark ?? IndexRow.NoMark);
        return after is { } next ? write.Due(next.Kind, next.At, KeyOf(to.Id)) : IndexRow.NoMark;
    }
}

/// <summary>Messages of a store for people, newest created first: all, the unsettled, and those of each last state.</summary>
/// <remarks>
/// A last state is for good, so these rows need no marks: one whose message is settled otherwise is removed when it is read, any
/// other that does not apply is passed over.
/// </remarks>
internal static class MessageLists
{
    public const string Any = "any";
    public const string Open = "open";

    public static string Of(MessageState state) => state is MessageState.Pending or MessageState.Claimed or MessageState.Unknown
        ? Open
        : ((int)state).ToString(CultureInfo.InvariantCulture);

    public static string Prefix(StoreId store, string list) => $"m:{Keys.Of(store)}:{list}:";

    public static TableEntity Row(string list, Message message) =>
        new(Prefix(message.Store, list) + Keys.Month(message.CreatedAt), $"{Keys.Descending(message.CreatedAt)}:{message.Id}")
        {
            ["Customer"] = message.Customer.Value,
            ["Message"] = message.Id.Value,
        };

    public static MessageRef Read(TableEntity row) => new(CustomerKey.Parse(row.GetString("Customer")), MessageId.Parse(row.GetString("Message")));
}
