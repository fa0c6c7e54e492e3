using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

/// <summary>Takes deliveries in: index and list rows first, all together, then each delivery; two requests one after another.</summary>
internal sealed class DeliveryIntake(TableSet tables, DeliveryRows rows)
{
    private const string Conflicting = "Another body came under the id of an earlier delivery; the first one stands.";

    public async Task<IReadOnlyList<Received>> Append(IReadOnlyList<Delivery> deliveries, CancellationToken cancellation)
    {
        var answers = new Received[deliveries.Count];

        // Those of one id follow each other, and so the index rows of all first ones can go in few requests.
        var ids = deliveries.Select((delivery, order) => (Delivery: delivery, Order: order)).GroupBy(one => one.Delivery.Key).Select(one => one.ToList()).ToList();
        var spread = ids.Count == 0 ? "" : DeliveryRow.PartitionOf(ids[0][0].Delivery.Key);
        var news = ids.ConvertAll(one => DeliveryRows.Prepare(New(one[0].Delivery, one[0].Order, InboxState.Waiting, null), null, spread));
        await Task.WhenAll(tables.Due.Put(news.Select(one => one.Due!), cancellation), tables.Lists.Put(news.Select(one => one.Listed!), cancellation));
        await SideBySide.Run(
            Enumerable.Range(0, ids.Count),
            async i =>
            {
                answers[ids[i][0].Order] = await Append(ids[i][0].Delivery, news[i].Next, cancellation);
                foreach (var (delivery, order) in ids[i][1..])
                {
                    answers[order] = await AppendAgain(delivery, order, cancellation);
                }
            },
            cancellation);
        return answers;
    }

    private static DeliveryRow New(Delivery delivery, int order, InboxState state, string? reason, string row = DeliveryRow.First) => new(
        DeliveryRow.PartitionOf(delivery.Key), row, 0, DeliveryHead.Of(delivery), order, delivery.BodyHash(), state, reason, 0, delivery.ReceivedAt,
        "", IndexRow.NoMark, IndexRow.NoMark, "", default);

    /// <param name="delivery">Very likely the first of its id.</param>
    /// <param name="first">Its row; index and list name it already.</param>
    private async Task<Received> Append(Delivery delivery, DeliveryRow first, CancellationToken cancellation)
    {
        if (await Insert(first, delivery, cancellation))
        {
            return Received.Stored;
        }

        var received = await AppendAgain(delivery, first.Order, cancellation, first.Write);
        if (received != Received.Stored)
        {
            await rows.Withdraw(first);
        }

        return received;
    }

    /// <param name="delivery">One whose id is known, or was a moment ago.</param>
    /// <param name="order">Its place among those received together.</param>
    /// <param name="write">Names the write by which we may have stored it ourselves, without being told.</param>
    private async Task<Received> AppendAgain(Delivery delivery, int order, CancellationToken cancellation, string? write = null)
    {
        var hash = delivery.BodyHash();
        while (true)
        {
            var held = await tables.Inbox.Find(DeliveryRow.PartitionOf(delivery.Key), DeliveryRow.First, cancellation);
            if (held is not null && DeliveryRow.Read(held) is { } first)
            {
                return first.Write == write ? Received.Stored
                    : first.BodyHash == hash ? Received.Repeat
                    : await Quarantine(delivery, order, hash, cancellation);
            }

            // Nobody's, or a seat that keeps a late writer out; we come anew.
            var (next, dueRow, listRow) = DeliveryRows.Prepare(
                New(delivery, order, InboxState.Waiting, null) with { Version = DeliveryRow.VersionOf(held), ETag = held?.ETag ?? default }, null, delivery.Key.Id);
            await Task.WhenAll(tables.Due.Put([dueRow!], cancellation), tables.Lists.Put([listRow!], cancellation));
            if (await Insert(next, delivery, cancellation))
            {
                return Received.Stored;
            }

            write = next.Write;
        }
    }

    private async Task<Received> Quarantine(Delivery delivery, int order, string hash, CancellationToken cancellation)
    {
        var row = DeliveryRow.CopyOf(hash);
        var (next, _, listed) = DeliveryRows.Prepare(New(delivery, order, InboxState.Quarantined, Conflicting, row), null, "");
        await tables.Lists.Put([listed!], cancellation);
        if (!await Insert(next, delivery, cancellation))
        {
            // This other body came before, too.
            await rows.Withdraw(next);
        }

        return Received.Conflict;
    }

    private Task<bool> Insert(DeliveryRow row, Delivery delivery, CancellationToken cancellation)
    {
        var entities = row.ToEntities(delivery.Body);
        return entities is [var only] && row.ETag == default
            ? tables.Inbox.Add(only, cancellation)
            : tables.Inbox.Commit(
                [
                    row.ETag == default ? new(TableTransactionActionType.Add, entities[0]) : new(TableTransactionActionType.UpdateReplace, entities[0], row.ETag),
                    .. entities[1..].Select(further => new TableTransactionAction(TableTransactionActionType.UpsertReplace, further)),
                ],
                cancellation);
    }
}
