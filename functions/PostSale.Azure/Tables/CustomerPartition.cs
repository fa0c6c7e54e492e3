using Azure.Data.Tables;
using PostSale.Application.Serialization;

namespace PostSale.Azure.Tables;

/// <summary>Reads and writes what is kept about one customer.</summary>
internal sealed class CustomerPartition(TableSet tables, Undertaker undertaker)
{
    private readonly FactRows facts = new(tables.Customers);
    private readonly UseRows uses = new(tables.Customers);

    /// <summary>The customer's row. A turn that somebody committed and did not finish is finished first, so that no reader sees half of it.</summary>
    public async Task<CustomerRow> Row(CustomerKey key, CancellationToken cancellation) => (await Read(key, cancellation)).Row;

    public async Task<LoadedCustomer?> Load(CustomerKey key, CancellationToken cancellation)
    {
        var (row, document) = await Whole(key, cancellation);
        if (document is null)
        {
            return null;
        }

        // The row before the facts: were they read the other way round, a fact could be missing and the version say that none is.
        var (waiting, further) = row.Facts == 0 ? ([], []) : await facts.Oldest(key, cancellation);
        var used = row.UsedAt > row.UsesSeenAt ? await uses.Since(key, row.UsesSeenAt, cancellation) : [];
        var customer = Document.ReadCustomer(document);
        return new(customer with { Knowledge = customer.Knowledge.With(used) }, row.ToVersion(further), waiting, row.Facts > waiting.Count) { Uses = used };
    }

    /// <summary>A customer for people, without the facts that wait.</summary>
    public async Task<CustomerSummary?> Summary(CustomerKey key, CancellationToken cancellation)
    {
        var (row, document) = await Whole(key, cancellation);
        return document is null || row.Gone.Length > 0 ? null : new(Document.ReadCustomer(document), row.Wake);
    }

    public Task<List<Fact>> Unknown(CustomerKey key, IReadOnlyList<Fact> some, CancellationToken cancellation) => facts.Unknown(key, some, cancellation);

    /// <returns>False when the partition is not what it was: nothing was written that anyone's truth names.</returns>
    public async Task<bool> Commit(PartitionWrite write, CancellationToken cancellation)
    {
        var actions = write.Build();
        Limits.Check(actions);
        await SideBySide.Run(write.First.GroupBy(first => first.Table(tables), first => first.Row), group => group.Key.Put(group, cancellation), cancellation);
        return await tables.Customers.Commit(actions, cancellation);
    }

    /// <summary>Removes what a committed write left behind.</summary>
    public Task CleanUp(PartitionWrite write) => Afterwards.Try(() => SideBySide.Run(
        write.Last, last => last.Table(tables).Delete(last.Partition, last.Row, CancellationToken.None), CancellationToken.None));

    /// <summary>Whether a write reached the table although no answer told so: the client tries again by itself, and its second try finds the row changed by the first.</summary>
    public async Task<bool> WasWritten(PartitionWrite write, CancellationToken cancellation) =>
        await tables.Customers.Find(write.Key.Value, CustomerRow.RowKey, cancellation) is { } entity && CustomerRow.Read(entity).Write == write.Token;

    /// <summary>The customer's row, when an index row stands for what it says; else null, and an index row that never will is removed.</summary>
    public async Task<CustomerRow?> Confirm(IndexRow index, CancellationToken cancellation)
    {
        var row = await Row(CustomerKey.Parse(index.Partition), cancellation);
        if (row.Mark == index.Mark)
        {
            return row;
        }

        await Bury(index, row, cancellation);
        return null;
    }

    /// <param name="index">One that nothing in the partition named.</param>
    /// <param name="row">The customer's row, read before that was found.</param>
    public Task Bury(IndexRow index, CustomerRow row, CancellationToken cancellation) =>
        undertaker.Bury(index, row.Version, () => Touch(row, cancellation), cancellation);

    private Task<bool> Touch(CustomerRow row, CancellationToken cancellation)
    {
        var entity = new TableEntity(row.Key.Value, CustomerRow.RowKey) { [nameof(CustomerRow.Version)] = row.Version + 1 };
        return row.Version == 0 ? tables.Customers.Add(entity, cancellation) : tables.Customers.Merge(entity, row.ETag, cancellation);
    }

    private async Task<(CustomerRow Row, byte[]? Document)> Whole(CustomerKey key, CancellationToken cancellation)
    {
        while (true)
        {
            var (row, entity) = await Read(key, cancellation);
            if (!row.Exists)
            {
                return (row, null);
            }

            // A document of several rows is read once more, and by then somebody may have left a turn half done again.
            var (read, document) = await Packed.Read(tables.Customers, entity!, cancellation);
            if (CustomerRow.Read(read) is { Rest: 0 } whole)
            {
                return (whole, document);
            }
        }
    }

    private async Task<(CustomerRow Row, TableEntity? Entity)> Read(CustomerKey key, CancellationToken cancellation)
    {
        while (true)
        {
            var entity = await tables.Customers.Find(key.Value, CustomerRow.RowKey, cancellation);
            var row = entity is null ? CustomerRow.Absent(key) : CustomerRow.Read(entity);
            if (row.Rest == 0)
            {
                return (row, entity);
            }

            await Finish(row, cancellation);
        }
    }

    /// <summary>Writes the messages of a turn that did not fit into one transaction.</summary>
    /// <remarks>May be done by several at once and again and again: each part presumes the customer's row, and nobody else writes while it says that a rest is owed.</remarks>
    private async Task Finish(CustomerRow row, CancellationToken cancellation)
    {
        var rest = await TurnRest.Find(tables.Customers, row.Key, row.Rest, cancellation)
            ?? throw new StoreUnavailableException($"The rest of turn {row.Rest} of customer {row.Key} is missing.");
        var parts = rest.Messages.Chunk(Limits.Operations - 1).ToList();
        for (var n = 0; n < parts.Count; n++)
        {
            var write = new PartitionWrite(row);
            write.Actions.AddRange(parts[n].Select(message => new TableTransactionAction(TableTransactionActionType.UpsertReplace, MessageRows.Entity(message))));
            if (n == parts.Count - 1)
            {
                write.IsUnfinished = false;
            }

            if (!await Commit(write, cancellation)
                || await tables.Customers.Find(row.Key.Value, CustomerRow.RowKey, cancellation) is not { } entity
                || (row = CustomerRow.Read(entity)).Write != write.Token)
            {
                // Someone else is at it, or is done: going on could undo what has happened since.
                return;
            }
        }
    }
}
