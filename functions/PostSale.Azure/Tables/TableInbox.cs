using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

internal sealed class TableInbox(TableSet tables, DueIndex due, DeliveryRows rows, Action arrived) : IInbox
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

    public Task Postpone(DeliveryKey key, string reason, Instant nextTry, CancellationToken cancellation) => rows.Change(
        DeliveryRow.PartitionOf(key),
        row => row.State == InboxState.Waiting ? row with { Reason = reason, NextTry = nextTry, Tries = row.Tries + 1 } : null,
        cancellation);

    public async Task Recall(StoreId store, Instant now, CancellationToken cancellation)
    {
        // The due index knows who waits for later; its rows before now need nothing.
        var name = Keys.Of(store);
        var later = new HashSet<string>();
        await foreach (var row in due.Rows(DueIndex.Deliveries, now, null, TableClient.CreateQueryFilter($"Store eq {name}"), cancellation))
        {
            later.Add(IndexRow.Read(row).Partition);
        }

        await SideBySide.Run(
            later,
            partition => rows.Change(partition, row => row.State == InboxState.Waiting && row.NextTry > now ? row with { NextTry = now } : null, cancellation),
            cancellation);
    }

    public async Task<IReadOnlyList<InboxItem>> List(StoreId store, InboxState state, int max, CancellationToken cancellation)
    {
        var prefix = DeliveryRows.ListPrefix(store, state);
        var listed = tables.Lists.Rows(
            TableClient.CreateQueryFilter($"PartitionKey ge {prefix} and PartitionKey lt {Keys.Behind(prefix)}"), Math.Clamp(max, 1, GuardedTable.Page), cancellation);
        return await SideBySide.Run(
            await Confirmed.Take(listed, max, row => rows.Listed(row, cancellation), cancellation), row => rows.Item(row, cancellation), cancellation);
    }
}
