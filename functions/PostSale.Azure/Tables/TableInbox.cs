using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

internal sealed class TableInbox(TableSet tables, DueIndex due, DeliveryRows rows, WaitingRows waiting, Action arrived) : IInbox
{
    private readonly DeliveryIntake intake = new(tables, rows);

    public async Task<IReadOnlyList<Received>> Append(IReadOnlyList<Delivery> deliveries, CancellationToken cancellation)
    {
        var received = await intake.Append(deliveries, cancellation);
        arrived();
        return received;
    }

    public async Task<IReadOnlyList<InboxItem>> Due(Instant now, int max, CancellationToken cancellation)
    {
        // When more are due than asked for, those whose try is due longest; then in the order received.
        var found = await Confirmed.Take(due.Rows(DueIndex.Deliveries, null, now, "", cancellation), max, row => rows.Due(row, cancellation), cancellation);
        return await SideBySide.Run(
            found.OrderBy(held => held.Row.Head.Received).ThenBy(held => held.Row.Order).ThenBy(held => held.Row.Partition, StringComparer.Ordinal).ToList(),
            held => rows.Item(held, cancellation),
            cancellation);
    }

    public async Task<Instant?> NextDue(CancellationToken cancellation) =>
        (await Confirmed.Take(due.Rows(DueIndex.Deliveries, null, null, "", cancellation), 1, row => rows.Due(row, cancellation), cancellation)) is [var held]
            ? held.Row.NextTry
            : null;

    public Task Settle(DeliveryKey key, InboxState state, string? reason, CustomerKey? customer, CancellationToken cancellation) => rows.Change(
        DeliveryRow.PartitionOf(key),
        row => row.State == state && row.Reason == reason && row.Customer == (customer?.Value ?? "")
            ? null
            : row with { State = state, Reason = reason, Customer = customer?.Value ?? "", Tries = row.Tries + (row.State == InboxState.Waiting ? 1 : 0) },
        cancellation);

    public async Task Postpone(
        DeliveryKey key, string reason, Instant nextTry, IReadOnlyCollection<AliasHash> names, CancellationToken cancellation)
    {
        // Who waits stands beside each name before it does, so that whoever gives the name finds it.
        var partition = DeliveryRow.PartitionOf(key);
        await waiting.Add(key.Store, names, partition, cancellation);
        await rows.Change(
            partition, row => row.State == InboxState.Waiting ? row with { Reason = reason, NextTry = nextTry, Tries = row.Tries + 1 } : null, cancellation);
    }

    public async Task<int> Recall(StoreId store, IReadOnlyCollection<AliasHash> named, Instant now, CancellationToken cancellation)
    {
        var recalled = await SideBySide.Run([.. named.Distinct()], name => Recall(store, name, now, cancellation), cancellation);
        return recalled.Sum();
    }

    public async Task<IReadOnlyList<InboxItem>> List(StoreId store, InboxState state, int max, CancellationToken cancellation)
    {
        var prefix = DeliveryRows.ListPrefix(store, state);
        var listed = tables.Lists.Rows(
            TableClient.CreateQueryFilter($"PartitionKey ge {prefix} and PartitionKey lt {Keys.Behind(prefix)}"), Math.Clamp(max, 1, GuardedTable.Page), cancellation);
        return await SideBySide.Run(
            await Confirmed.Take(listed, max, row => rows.Listed(row, cancellation), cancellation), row => rows.Item(row, cancellation), cancellation);
    }

    private async Task<int> Recall(StoreId store, AliasHash name, Instant now, CancellationToken cancellation)
    {
        var recalled = 0;
        foreach (var partition in await waiting.For(store, name, cancellation))
        {
            var waits = false;
            await rows.Change(
                partition,
                row =>
                {
                    waits = row.State == InboxState.Waiting;
                    return waits && row.NextTry > now ? row with { NextTry = now } : null;
                },
                cancellation);
            recalled += waits ? 1 : 0;

            // Once it is known who is meant, nobody waits for the name again.
            await waiting.Remove(store, name, partition, cancellation);
        }

        return recalled;
    }
}
