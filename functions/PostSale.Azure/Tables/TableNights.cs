using Azure.Data.Tables;
using NodaTime.Text;

namespace PostSale.Azure.Tables;

/// <summary>One row per store and local date: whoever inserts it has the night, until its lease ends.</summary>
internal sealed class TableNights(GuardedTable table) : INights
{
    private const string Ends = "Ends";
    private const string Finished = "Finished";
    private const string Claimant = "Claimant";

    public async Task<bool> Claim(StoreId store, LocalDate date, string claimant, Instant now, Duration lease, CancellationToken cancellation)
    {
        var claimed = Row(store, date);
        claimed[Claimant] = claimant;
        claimed[Ends] = (now + lease).ToDateTimeOffset();
        if (await table.Add(claimed, cancellation))
        {
            return true;
        }

        return await table.Find(claimed.PartitionKey, claimed.RowKey, cancellation) is { } held
            && held.GetBoolean(Finished) != true
            && held.GetDateTimeOffset(Ends) <= now.ToDateTimeOffset()
            && await table.Merge(claimed, held.ETag, cancellation);
    }

    public Task Finish(StoreId store, LocalDate date, CancellationToken cancellation)
    {
        var finished = Row(store, date);
        finished[Finished] = true;
        return table.Put([finished], cancellation);
    }

    // A store's id is lower-case letters, digits and hyphens, so it may stand as a key.
    private static TableEntity Row(StoreId store, LocalDate date) => new(store.Value, LocalDatePattern.Iso.Format(date));
}
