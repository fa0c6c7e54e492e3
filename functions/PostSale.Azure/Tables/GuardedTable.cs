using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

/// <summary>One table: every write within the limits, every failure either a lost race (a value) or <see cref="StoreUnavailableException"/>.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class GuardedTable(TableClient client)
{
    /// <summary>The most rows one answer of the service holds.</summary>
    public const int Page = 1000;

    public Task Create(CancellationToken cancellation) => Faults.Mapped(() => client.CreateIfNotExistsAsync(cancellation), cancellation);

    public async Task<TableEntity?> Find(string partition, string row, CancellationToken cancellation)
    {
        var found = await Faults.Mapped(() => client.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellation), cancellation);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Rows of one partition from a row key up to, not including, another; by row key.</summary>
    public async Task<List<TableEntity>> All(string partition, string from, string until, CancellationToken cancellation)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in Rows(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {from} and RowKey lt {until}"), Page, cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The first rows that a filter lets through, by partition and row key.</summary>
    public async Task<List<TableEntity>> First(string filter, int max, CancellationToken cancellation)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in Rows(filter, Math.Clamp(max, 1, Page), cancellation))
        {
            rows.Add(row);
            if (rows.Count >= max)
            {
                break;
            }
        }

        return rows;
    }

    /// <summary>What a filter lets through, by partition and row key, a page at a time as it is asked for.</summary>
    public async IAsyncEnumerable<TableEntity> Rows(string filter, int page, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var pages = client.QueryAsync<TableEntity>(filter, page, cancellationToken: cancellation).AsPages().GetAsyncEnumerator(cancellation);
        while (await Faults.Mapped(() => pages.MoveNextAsync().AsTask(), cancellation))
        {
            foreach (var row in pages.Current.Values)
            {
                yield return row;
            }
        }
    }

    /// <returns>False when there is such a row already.</returns>
    public Task<bool> Add(TableEntity row, CancellationToken cancellation)
    {
        Limits.Check(row);
        return Raced(() => client.AddEntityAsync(row, cancellation), cancellation);
    }

    /// <returns>False when the row is no longer what it was under <paramref name="tag"/>.</returns>
    public Task<bool> Merge(TableEntity row, ETag tag, CancellationToken cancellation)
    {
        Limits.Check(row);
        return Raced(() => client.UpdateEntityAsync(row, tag, TableUpdateMode.Merge, cancellation), cancellation);
    }

    /// <summary>Writes rows whatever stands there: in as few requests as their partitions allow, each of which may go alone.</summary>
    public Task Put(IEnumerable<TableEntity> rows, CancellationToken cancellation) => SideBySide.Run(
        rows.GroupBy(row => row.PartitionKey).SelectMany(Limits.Groups),
        async group =>
        {
            if (group is [var row])
            {
                Limits.Check(row);
                await Faults.Mapped(() => client.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation), cancellation);
            }
            else if (!await Commit(group.ConvertAll(one => new TableTransactionAction(TableTransactionActionType.UpsertReplace, one)), cancellation))
            {
                throw new StoreUnavailableException("The storage service refused to write rows that presume nothing.");
            }
        },
        cancellation);

    /// <summary>Removes a row that may be gone already.</summary>
    public Task Delete(string partition, string row, CancellationToken cancellation) =>
        Faults.Mapped(() => client.DeleteEntityAsync(partition, row, ETag.All, cancellation), cancellation);

    /// <summary>Writes rows of one partition all together.</summary>
    /// <returns>False when one of them is not what it was presumed to be: nothing was written.</returns>
    public Task<bool> Commit(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellation)
    {
        Limits.Check(actions);
        return Raced(() => client.SubmitTransactionAsync(actions, cancellation), cancellation);
    }

    private static async Task<bool> Raced<T>(Func<Task<T>> write, CancellationToken cancellation)
    {
        try
        {
            await Faults.Mapped(write, cancellation);
            return true;
        }
        catch (RequestFailedException fault) when (Faults.IsLostRace(fault))
        {
            return false;
        }
    }
}
