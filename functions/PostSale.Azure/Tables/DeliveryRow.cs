using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

/// <summary>What stands in a delivery's row beside its body.</summary>
/// <param name="Version">Counts the writes; 0 when there is no row.</param>
/// <param name="Order">Its place among those received together.</param>
/// <param name="Customer">Whom it was routed to; empty for nobody.</param>
/// <param name="Mark">The row of the due index that stands for it; none unless it waits.</param>
/// <param name="Listed">The row of the list of its state.</param>
/// <param name="Write">Names the last write.</param>
internal sealed record DeliveryRow(
    string Partition, string RowKey, long Version, DeliveryHead Head, int Order, string BodyHash, InboxState State, string? Reason, int Tries, Instant NextTry,
    string Customer, string Mark, string Listed, string Write, ETag ETag)
{
    /// <summary>Of the delivery that came first under its id. Another body under the same id stands beside it, under its hash.</summary>
    public const string First = "d";

    /// <summary>Of another body under the same id.</summary>
    /// <param name="hash">The body's.</param>
    public static string CopyOf(string hash) => CopyPrefix + hash;

    private const string CopyPrefix = "x:";

    public static string PartitionOf(DeliveryKey key) => Keys.Hash(key.Store.Value, key.Provider, key.Id);

    /// <returns>Null when the row holds no delivery and only keeps a late writer out (<see cref="Undertaker"/>).</returns>
    public static DeliveryRow? Read(TableEntity row) => !Packed.Holds(row) ? null : new(
        row.PartitionKey,
        row.RowKey,
        VersionOf(row),
        JsonSerializer.Deserialize<DeliveryHead>(row.GetBinary(nameof(Head)))!,
        row.GetInt32(nameof(Order))!.Value,
        row.GetString(nameof(BodyHash)),
        (InboxState)row.GetInt32(nameof(State))!.Value,
        row.GetString(nameof(Reason)) is { Length: > 0 } reason ? reason : null,
        row.GetInt32(nameof(Tries))!.Value,
        Instant.FromUnixTimeTicks(row.GetInt64(nameof(NextTry))!.Value),
        row.GetString(nameof(Customer)),
        row.GetString(nameof(Mark)),
        row.GetString(nameof(Listed)),
        row.GetString(nameof(Write)),
        row.ETag);

    public static long VersionOf(TableEntity? row) => row?.GetInt64(nameof(Version)) ?? 0;

    /// <summary>What changes in the course of a delivery's life, as a new entity.</summary>
    public TableEntity ToEntity() => new(Partition, RowKey)
    {
        [nameof(Version)] = Version,
        [nameof(State)] = (int)State,
        // A merge leaves out what is null.
        [nameof(Reason)] = Reason ?? "",
        [nameof(Tries)] = Tries,
        [nameof(NextTry)] = NextTry.ToUnixTimeTicks(),
        [nameof(Customer)] = Customer,
        [nameof(Mark)] = Mark,
        [nameof(Listed)] = Listed,
        [nameof(Write)] = Write,
    };

    /// <summary>Everything, the body first among it.</summary>
    public List<TableEntity> ToEntities(ReadOnlyMemory<byte> body)
    {
        var entity = ToEntity();
        entity[nameof(Head)] = JsonSerializer.SerializeToUtf8Bytes(Head);
        entity[nameof(Order)] = Order;
        entity[nameof(BodyHash)] = BodyHash;
        return [entity, .. Packed.Put(entity, body.ToArray())];
    }

    public InboxItem ToItem(byte[] body) =>
        new(Head.With(body), State, Reason, Tries, NextTry, Customer.Length == 0 ? null : CustomerKey.Parse(Customer))
        {
            Copy = RowKey.StartsWith(CopyPrefix, StringComparison.Ordinal) ? RowKey[CopyPrefix.Length..] : "",
        };
}

/// <summary>A delivery with the row it was read from, whose body is still packed.</summary>
internal sealed record HeldDelivery(DeliveryRow Row, TableEntity Entity);

/// <summary>A delivery without its body, as stored: members are added, never renamed. Times are 100-nanosecond ticks since 1970.</summary>
internal sealed record DeliveryHead(string Store, string Provider, string Id, string Topic, long Received, bool Test, long? Triggered, long Ahead)
{
    public static DeliveryHead Of(Delivery delivery) => new(
        delivery.Key.Store.Value, delivery.Key.Provider, delivery.Key.Id, delivery.Topic, delivery.ReceivedAt.ToUnixTimeTicks(), delivery.Test,
        delivery.TriggeredAt?.ToUnixTimeTicks(), delivery.ClockAhead.BclCompatibleTicks);

    public Instant ReceivedAt() => Instant.FromUnixTimeTicks(Received);

    public Delivery With(byte[] body) => new()
    {
        Key = new(new(Store), Provider, Id),
        Topic = Topic,
        Body = body,
        ReceivedAt = ReceivedAt(),
        Test = Test,
        TriggeredAt = Triggered is { } triggered ? Instant.FromUnixTimeTicks(triggered) : null,
        ClockAhead = Duration.FromTicks(Ahead),
    };
}
