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

    public async Task Settle(DeliveryKey key, InboxState state, string? reason, CustomerKey? customer, CancellationToken cancellation)
    {
        var partition = DeliveryRow.PartitionOf(key);
        if (customer is { } owner)
        {
            // Before the delivery says so: then none is routed to a customer who would not find it.
            await tables.Lists.Put([new(ListOf(owner), partition)], cancellation);
        }

        await Settle(partition, state, reason, customer, cancellation);
    }

    public async Task<bool> Reopen(DeliveryKey key, Instant now, CancellationToken cancellation)
    {
        var reopened = false;
        await rows.Change(
            DeliveryRow.PartitionOf(key),
            row => (reopened = row.State == InboxState.Quarantined) ? row with { State = InboxState.Waiting, NextTry = now } : null,
            cancellation);
        arrived();
        return reopened;
    }

    public async Task<bool> Discard(DeliveryKey key, string copy, string reason, CancellationToken cancellation)
    {
        var discarded = false;
        await rows.Change(
            DeliveryRow.PartitionOf(key),
            row => (discarded = row.State == InboxState.Quarantined) ? row with { State = InboxState.Ignored, Reason = reason } : null,
            cancellation,
            copy.Length == 0 ? DeliveryRow.First : DeliveryRow.CopyOf(copy));
        return discarded;
    }

    public async Task Blank(CustomerKey customer, CancellationToken cancellation)
    {
        foreach (var listed in await tables.Lists.All(ListOf(customer), "", "~", cancellation))
        {
            if (await rows.Find(listed.RowKey, DeliveryRow.First, cancellation) is { } row && row.Customer == customer.Value)
            {
                await rows.Blank(listed.RowKey, null, cancellation);
            }
        }
    }

    public Task Blank(DeliveryKey key, string reason, CancellationToken cancellation) => rows.Blank(DeliveryRow.PartitionOf(key), reason, cancellation);

    public async Task Blank(StoreId store, Instant until, string reason, CancellationToken cancellation)
    {
        foreach (var state in Enum.GetValues<InboxState>())
        {
            var prefix = DeliveryRows.ListPrefix(store, state);
            await foreach (var listed in tables.Lists.Rows(
                TableClient.CreateQueryFilter($"PartitionKey ge {prefix} and PartitionKey lt {Keys.Behind(prefix)}"), GuardedTable.Page, cancellation))
            {
                if (await rows.Listed(listed, cancellation) is { } held && held.Row.Head.ReceivedAt() <= until)
                {
                    await rows.Blank(held.Row.Partition, reason, cancellation, held.Row.RowKey);
                }
            }
        }
    }

    public async Task<int> Shed(StoreId store, Instant before, CancellationToken cancellation)
    {
        var shed = 0;
        foreach (var state in (InboxState[])[InboxState.Routed, InboxState.Ignored])
        {
            // Lists lie by month, later ones first, so what is young is not read.
            var prefix = DeliveryRows.ListPrefix(store, state);
            var filter = TableClient.CreateQueryFilter($"PartitionKey ge {prefix + Keys.Month(before)} and PartitionKey lt {Keys.Behind(prefix)}");
            await foreach (var listed in tables.Lists.Rows(filter, GuardedTable.Page, cancellation))
            {
                if (await rows.Listed(listed, cancellation) is { } held && held.Row.Head.ReceivedAt() < before)
                {
                    await rows.Blank(held.Row.Partition, null, cancellation, held.Row.RowKey);

                    // Last, and for good: the next night need not look at it again.
                    await tables.Lists.Delete(listed.PartitionKey, listed.RowKey, cancellation);
                    shed++;
                }
            }
        }

        return shed;
    }

    public async Task<IReadOnlyList<InboxItem>> Of(CustomerKey customer, int max, CancellationToken cancellation)
    {
        var listed = await tables.Lists.All(ListOf(customer), "", "~", cancellation);
        var items = await SideBySide.Run(listed, row => rows.Item(row.RowKey, cancellation), cancellation);
        return [.. items.OfType<InboxItem>().Where(item => item.Customer == customer).OrderByDescending(item => item.Delivery.ReceivedAt).Take(max)];
    }

    public Task<InboxItem?> Find(DeliveryKey key, CancellationToken cancellation) => rows.Item(DeliveryRow.PartitionOf(key), cancellation);

    private static string ListOf(CustomerKey customer) => $"i:{customer}";

    private Task Settle(string partition, InboxState state, string? reason, CustomerKey? customer, CancellationToken cancellation) => rows.Change(
        partition,
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
