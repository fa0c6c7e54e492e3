using Azure;
using Azure.Data.Tables;
using PostSale.Application.Serialization;

namespace PostSale.Azure.Tables;

internal sealed class TableCustomers(TableSet tables, DueIndex due, CustomerPartition partition, Action arrived) : ICustomers
{
    private readonly Timeline timeline = new(tables, partition);

    public Task<LoadedCustomer?> Load(CustomerKey key, CancellationToken cancellation) => partition.Load(key, cancellation);

    public async Task Append(CustomerKey key, StoreId store, IReadOnlyList<Fact> facts, Instant wake, CancellationToken cancellation)
    {
        // Many facts take several transactions. A repetition after a failure finds those that were written by their keys.
        var distinct = facts.DistinctBy(fact => fact.Key).ToList();
        foreach (var part in distinct.Count == 0 ? [[]] : distinct.Chunk(FactRows.PerWrite))
        {
            await AppendPart(key, store, part, wake, cancellation);
        }

        arrived();
    }

    public async Task<Saved> Save(LoadedCustomer loaded, Turn turn, Instant now, CancellationToken cancellation)
    {
        var key = turn.Customer.Key;
        var write = new PartitionWrite(CustomerRow.FromVersion(key, loaded.Version));
        write.Replace(turn.Customer.Store, Document.Write(turn.Customer));
        write.WakeAt(loaded.HasMore ? now : turn.NextWake);
        FactRows.Remove(write, loaded.Facts);
        var messages = await Messages(write, turn, now, cancellation);
        var rest = new TurnRest(key, write.Version, loaded.Facts, [.. turn.Effects.OfType<Effect.Note>().Select(note => note.Decision)], []);
        var whole = messages.ConvertAll(change => change.Held is null
            ? new TableTransactionAction(TableTransactionActionType.Add, MessageRows.Entity(change.Next))
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, MessageRows.Entity(change.Next), ETag.All));
        if (!Limits.Fit([.. write.Build(), .. whole, .. Rows(rest)]))
        {
            // One transaction must decide whether the turn has happened. It then holds the messages as something owed, and
            // whoever reads this customer next, we first of all, writes their rows before doing anything else.
            rest = rest with { Messages = messages.ConvertAll(change => change.Next) };
            whole = [];
            write.IsUnfinished = true;
        }

        write.Actions.AddRange([.. whole, .. Rows(rest)]);
        if (!await partition.Commit(write, cancellation) && !await partition.WasWritten(write, cancellation))
        {
            return Saved.Conflict;
        }

        await Task.WhenAll(partition.CleanUp(write), Afterwards.Try(() => Conclude(rest)));
        return Saved.Done;
    }

    public async Task<IReadOnlyList<CustomerKey>> Due(Instant now, int max, CancellationToken cancellation) =>
        (await Asleep(now, max, cancellation)).ConvertAll(row => row.Key);

    public async Task<Instant?> NextDue(CancellationToken cancellation) => await Asleep(null, 1, cancellation) is [var row] ? row.Wake : null;

    public async Task<IReadOnlyList<CustomerSummary>> List(StoreId store, CustomerKey? after, int max, CancellationToken cancellation)
    {
        var (prefix, first) = (ListPrefix(store), after?.Value ?? "");
        var from = prefix + (first.Length == 0 ? "" : first[..2]);
        var rows = tables.Lists.Rows(
            TableClient.CreateQueryFilter($"PartitionKey ge {from} and PartitionKey lt {Keys.Behind(prefix)} and RowKey gt {first}"), Math.Clamp(max, 1, GuardedTable.Page), cancellation);
        return await Confirmed.Take(rows, max, row => partition.Summary(CustomerKey.Parse(row.RowKey), cancellation), cancellation);
    }

    public Task<IReadOnlyList<TimelineLine>> Timeline(CustomerKey key, int max, CancellationToken cancellation) => timeline.Read(key, max, cancellation);

    private async Task AppendPart(CustomerKey key, StoreId store, Fact[] facts, Instant wake, CancellationToken cancellation)
    {
        PartitionWrite? last = null;
        for (var row = await partition.Row(key, cancellation); row.Write != last?.Token; row = await partition.Row(key, cancellation))
        {
            // Nearly every fact is new, so the first try asks for none; it fails as a whole when one is known.
            var news = last is null || facts.Length == 0 ? facts : (IReadOnlyList<Fact>)await partition.Unknown(key, facts, cancellation);
            if (row.Exists && news.Count == 0 && row.Wake <= wake)
            {
                return;
            }

            var write = new PartitionWrite(row);
            if (!row.Exists)
            {
                write.First.Add((set => set.Lists, new(ListPrefix(store) + key.Value[..2], key.Value)));
                write.Replace(store, Document.Write(Customer.New(key, store)));
            }

            write.WakeBy(wake);
            FactRows.Add(write, news);
            if (await partition.Commit(write, cancellation))
            {
                await partition.CleanUp(write);
                return;
            }

            last = write;
        }

        await partition.CleanUp(last!);
    }

    /// <summary>What becomes of the turn's messages: one that exists is left as it is, and only a pending one is cancelled.</summary>
    private async Task<List<(HeldMessage? Held, HeldMessage Next)>> Messages(PartitionWrite write, Turn turn, Instant now, CancellationToken cancellation)
    {
        var ids = turn.Effects.Select(IdOf).OfType<MessageId>().Distinct().ToList();
        var found = await SideBySide.Run(ids, id => MessageRows.Find(tables.Customers, new(write.Key, id), cancellation), cancellation);
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

    private static IEnumerable<TableTransactionAction> Rows(TurnRest rest) =>
        rest.IsEmpty ? [] : rest.ToEntities().Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));

    private async Task Conclude(TurnRest rest)
    {
        if (rest.Messages.Count > 0)
        {
            await partition.Row(rest.Key, CancellationToken.None);
        }

        if (!rest.IsEmpty)
        {
            await timeline.Write(rest, CancellationToken.None);
        }
    }

    private Task<List<CustomerRow>> Asleep(Instant? until, int max, CancellationToken cancellation) => Confirmed.Take(
        due.Rows(DueIndex.Customers, null, until, "", cancellation), max, row => partition.Confirm(IndexRow.Read(row), cancellation), cancellation);

    private static string ListPrefix(StoreId store) => $"c:{Keys.Of(store)}:";
}
