using Azure;
using Azure.Data.Tables;
using PostSale.Application.Serialization;

namespace PostSale.Azure.Tables;

internal sealed class TableOutbox(TableSet tables, DueIndex due, CustomerPartition partition, Action arrived) : IOutbox
{
    private readonly OpenMessages open = new(tables, due, partition);

    public async Task<IReadOnlyList<MessageRef>> Due(Instant now, int max, CancellationToken cancellation) =>
        (await open.Take(DueIndex.Pending, now, max, _ => true, cancellation)).ConvertAll(message => new MessageRef(message.Customer, message.Id));

    public async Task<Instant?> NextDue(CancellationToken cancellation)
    {
        var first = await Task.WhenAll(
            open.Take(DueIndex.Pending, null, 1, _ => true, cancellation), open.Take(DueIndex.Open, null, 1, _ => true, cancellation));
        return first.SelectMany(messages => messages)
            .Select(message => message.State == MessageState.Pending ? message.NotBefore : message.LeaseEnds ?? Instant.MinValue)
            .Order().Select(at => (Instant?)at).FirstOrDefault();
    }

    public async Task<LoadedMessage?> Load(MessageRef message, CancellationToken cancellation)
    {
        // The customer first: whatever changes the message afterwards changes the customer's version too, and a claim presumes that.
        var customer = await partition.Load(message.Customer, cancellation);
        return customer is not null && await MessageRows.Find(tables.Customers, message, cancellation) is { } held
            ? new(held.Message, held.ToVersion(), customer)
            : null;
    }

    public async Task<Saved> Claim(LoadedMessage loaded, Message claimed, Customer customer, Content content, CancellationToken cancellation)
    {
        var write = new PartitionWrite(CustomerRow.FromVersion(customer.Key, loaded.Customer.Version).Row);
        write.Replace(customer);
        var next = MessageRows.Change(write, HeldMessage.FromVersion(loaded.Message, loaded.Version), claimed);
        write.Actions.Add(new(TableTransactionActionType.UpdateReplace, MessageRows.Entity(next), ETag.All));
        var row = new TableEntity(customer.Key.Value, ContentKey(claimed.Id));
        var further = Packed.Put(row, Document.Write(content));
        write.Actions.AddRange(new[] { row }.Concat(further).Select(one => new TableTransactionAction(TableTransactionActionType.UpsertReplace, one)));
        return await partition.Commit(write, cancellation) || await WasWritten(write, claimed, cancellation)
            ? await Done(write)
            : Saved.Conflict;
    }

    public async Task<Saved> Settle(Message from, Message to, IReadOnlyList<Fact> facts, Instant now, CancellationToken cancellation)
    {
        PartitionWrite? last = null;
        while (true)
        {
            var row = await partition.Row(from.Customer, cancellation);
            var held = row.Exists ? await MessageRows.Find(tables.Customers, new(from.Customer, from.Id), cancellation) : null;
            if (held is not null && held.Write == last?.Token)
            {
                return await Done(last);
            }

            if (held is null || held.Message.State != from.State || held.Message.Attempt != from.Attempt || held.Message.NotBefore != from.NotBefore
                || held.Message.Reported != from.Reported)
            {
                return Saved.Conflict;
            }

            var write = new PartitionWrite(row);
            write.Actions.Add(new(TableTransactionActionType.UpdateReplace, MessageRows.Entity(MessageRows.Change(write, held, to)), ETag.All));
            if (facts.Count > 0)
            {
                FactRows.Add(write, await partition.Unknown(from.Customer, [.. facts.DistinctBy(fact => fact.Key)], cancellation));
                write.WakeBy(now);
            }

            if (await partition.Commit(write, cancellation))
            {
                return await Done(write, facts.Count > 0);
            }

            last = write;
        }
    }

    public async Task<IReadOnlyList<Message>> Lost(Instant now, string? claimant, int max, CancellationToken cancellation) => await open.Take(
        DueIndex.Open,
        claimant is null ? now : null,
        max,
        message => message.State == MessageState.Unknown || message.LeaseEnds <= now || (claimant is not null && message.Claimant != claimant),
        cancellation);

    public async Task<(Message Message, Content? Content)?> Find(MessageId id, CancellationToken cancellation)
    {
        if (await tables.Messages.Find(id.Value, "m", cancellation) is not { } lookup)
        {
            return null;
        }

        var customer = CustomerKey.Parse(lookup.GetString("Customer"));
        await partition.Row(customer, cancellation);
        if (await MessageRows.Find(tables.Customers, new(customer, id), cancellation) is not { } held)
        {
            return null;
        }

        var content = await tables.Customers.Find(customer.Value, ContentKey(id), cancellation);
        return (held.Message, content is null ? null : Document.ReadContent((await Packed.Read(tables.Customers, content, cancellation)).Document));
    }

    public async Task<IReadOnlyList<Message>> List(StoreId store, MessageState? state, int max, CancellationToken cancellation)
    {
        if (state is MessageState.Claimed or MessageState.Unknown)
        {
            // There are few, and the due index holds them all; the list of the unsettled would be mostly pending ones.
            return (await open.Take(DueIndex.Open, null, int.MaxValue, message => message.Store == store && message.State == state, cancellation))
                .OrderByDescending(message => message.CreatedAt).ThenByDescending(message => message.Id).Take(max).ToList();
        }

        var prefix = MessageLists.Prefix(store, state is { } one ? MessageLists.Of(one) : MessageLists.Any);
        var rows = tables.Lists.Rows(
            TableClient.CreateQueryFilter($"PartitionKey ge {prefix} and PartitionKey lt {Keys.Behind(prefix)}"), Math.Clamp(max, 1, GuardedTable.Page), cancellation);
        return await Confirmed.Take(rows, max, row => Listed(row, state, cancellation), cancellation);
    }

    public async Task<IReadOnlyList<Message>> Of(CustomerKey customer, int max, CancellationToken cancellation)
    {
        await partition.Row(customer, cancellation);
        return (await tables.Customers.All(customer.Value, MessageRows.Prefix, Keys.Behind(MessageRows.Prefix), cancellation))
            .Select(row => MessageRows.Read(row).Message)
            .OrderByDescending(message => message.CreatedAt).ThenByDescending(message => message.Id)
            .Take(max).ToList();
    }

    private static string ContentKey(MessageId id) => $"t:{id}";

    private async Task<Saved> Done(PartitionWrite write, bool hasNews = false)
    {
        await partition.CleanUp(write);
        if (hasNews)
        {
            arrived();
        }

        return Saved.Done;
    }

    private async Task<bool> WasWritten(PartitionWrite write, Message message, CancellationToken cancellation) =>
        (await MessageRows.Find(tables.Customers, new(message.Customer, message.Id), cancellation))?.Write == write.Token;

    private async Task<Message?> Listed(TableEntity row, MessageState? state, CancellationToken cancellation)
    {
        var message = (await MessageRows.Find(tables.Customers, MessageLists.Read(row), cancellation))?.Message;
        if (message is null || state is null || message.State == state)
        {
            return message;
        }

        if (message.IsSettled)
        {
            await tables.Lists.Delete(row.PartitionKey, row.RowKey, cancellation);
        }

        return null;
    }
}
