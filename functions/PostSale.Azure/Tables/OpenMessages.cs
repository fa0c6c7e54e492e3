namespace PostSale.Azure.Tables;

/// <summary>The messages that are not settled, by the due index.</summary>
internal sealed class OpenMessages(TableSet tables, DueIndex due, CustomerPartition partition)
{
    /// <summary>The first messages of a kind, in the order in which they want to be looked at.</summary>
    public Task<List<Message>> Take(string kind, Instant? until, int max, Func<Message, bool> which, CancellationToken cancellation) => Confirmed.Take(
        due.Rows(kind, null, until, "", cancellation),
        max,
        async row => await Confirm(IndexRow.Read(row), cancellation) is { } message && which(message) ? message : null,
        cancellation);

    /// <summary>The message that an index row stands for; null when it stands for none, and one that never will is removed.</summary>
    private async Task<Message?> Confirm(IndexRow index, CancellationToken cancellation)
    {
        var message = new MessageRef(CustomerKey.Parse(index.Partition), MessageId.Parse(index.Row[MessageRows.Prefix.Length..]));
        if (await MessageRows.Find(tables.Customers, message, cancellation) is { } first && first.Mark == index.Mark)
        {
            return first.Message;
        }

        // The customer first: a write that the row's version includes is then seen in the message as well. And whoever reads the
        // customer finishes a turn that was left half done, which may be the one that this row waits for.
        var row = await partition.Row(message.Customer, cancellation);
        if (await MessageRows.Find(tables.Customers, message, cancellation) is { } second && second.Mark == index.Mark)
        {
            return second.Message;
        }

        await partition.Bury(index, row, cancellation);
        return null;
    }
}
