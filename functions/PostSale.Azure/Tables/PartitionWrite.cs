using Azure.Data.Tables;
using PostSale.Application.Serialization;

namespace PostSale.Azure.Tables;

/// <summary>One write to a customer's partition, being put together.</summary>
/// <remarks>
/// Three steps: index and list rows; the partition, in one transaction that presumes the customer's row as it was read; what is no
/// longer needed. Because every write presumes and changes that row, whatever was read after it is unchanged when the transaction succeeds.
/// </remarks>
internal sealed class PartitionWrite(CustomerRow before)
{
    private CustomerRow row = before with { Version = before.Version + 1, Write = Keys.Token() };
    private TableEntity? replacement;

    /// <summary>Names this write: a row that bears it was written by it, whatever the service answered.</summary>
    public string Token => row.Write;

    public long Version => row.Version;

    public CustomerKey Key => row.Key;

    /// <summary>Rows of other tables that must stand before the transaction.</summary>
    public List<(Func<TableSet, GuardedTable> Table, TableEntity Row)> First { get; } = [];

    /// <summary>The transaction, but for the customer's own row.</summary>
    public List<TableTransactionAction> Actions { get; } = [];

    /// <summary>Rows of other tables that nothing names once the transaction has succeeded.</summary>
    public List<(Func<TableSet, GuardedTable> Table, string Partition, string Row)> Last { get; } = [];

    public int Facts
    {
        get => row.Facts;
        set => row = row with { Facts = value };
    }

    public long UsedAt
    {
        set => row = row with { UsedAt = value };
    }

    /// <summary>A turn has seen every use counted so far.</summary>
    public void SeeUses() => row = row with { UsesSeenAt = row.Version };

    public bool AwaitsUse
    {
        get => row.AwaitsUse;
        set => row = row with { AwaitsUse = value };
    }

    /// <summary>Says that this turn's effects stand in its rest and are still to be written.</summary>
    public bool IsUnfinished
    {
        set => row = row with { Rest = value ? row.Version : 0 };
    }

    /// <summary>Makes the customer due at a time, or never.</summary>
    public void WakeAt(Instant? wake)
    {
        if (wake == before.Wake)
        {
            return;
        }

        Drop(before.Mark);
        row = row with { Wake = wake, Mark = wake is { } at ? Due(DueIndex.Customers, at, CustomerRow.RowKey) : IndexRow.NoMark };
    }

    /// <summary>Makes the customer due at a time, unless it is due sooner.</summary>
    public void WakeBy(Instant wake) => WakeAt(before.Wake is { } sooner && sooner <= wake ? sooner : wake);

    /// <summary>Writes a row into the due index.</summary>
    /// <returns>Its mark.</returns>
    public string Due(string kind, Instant at, string truth)
    {
        var index = DueIndex.Row(kind, at, Key.Value, Key.Value, truth, Version, Token);
        First.Add((tables => tables.Due, index));
        return IndexRow.MarkOf(index);
    }

    /// <summary>Removes a row of the due index afterwards.</summary>
    public void Drop(string mark)
    {
        if (mark != IndexRow.NoMark)
        {
            var (partition, key) = IndexRow.Key(mark);
            Last.Add((tables => tables.Due, partition, key));
        }
    }

    /// <summary>Writes the customer anew; without this the document stays as it is.</summary>
    public void Replace(Customer customer)
    {
        var (store, document) = (customer.Store, Document.Write(customer));
        row = row with { Gone = CustomerRow.GoneOf(customer) };
        replacement = new(Key.Value, CustomerRow.RowKey) { ["Store"] = store.Value };
        Actions.AddRange(Packed.Put(replacement, document).Select(further => new TableTransactionAction(TableTransactionActionType.UpsertReplace, further)));
    }

    public void Remove(string rowKey) => Actions.Add(new(TableTransactionActionType.Delete, new TableEntity(Key.Value, rowKey), global::Azure.ETag.All));

    /// <summary>The transaction, the customer's row first: when several rows are not what they were, that one is what counts.</summary>
    public List<TableTransactionAction> Build()
    {
        var entity = row.ToEntity();
        foreach (var (name, value) in replacement ?? [])
        {
            entity[name] = value;
        }

        return
        [
            before.Version == 0 ? new(TableTransactionActionType.Add, entity)
                : new(replacement is null ? TableTransactionActionType.UpdateMerge : TableTransactionActionType.UpdateReplace, entity, before.ETag),
            .. Actions,
        ];
    }
}
