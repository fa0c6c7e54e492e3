using PostSale.Stores.Tests.Contracts;
using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Tables;

/// <summary>What is asked of many customers is answered from indexes.</summary>
public sealed class ScanTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact]
    public async Task Questions_AboutAll_ReadIndexesAndSingleRowsOnly()
    {
        var transport = new FaultyTransport();
        var store = await TableAccount.Open(TableAccount.Prefix(), transport);
        for (var n = 0; n < 12; n++)
        {
            var message = Message(Key(n), "welcome", notBefore: n);
            await store.Customers.Enqueue(message);
            await store.Customers.Append(Key(n), Shop, [Noted("a")], At(n), None);
            if (n % 2 == 0)
            {
                await store.Outbox.Claim(message, At(n));
            }
        }

        await store.Inbox.Append([Delivery("d-1"), Delivery("d-2", minute: 1)], None);
        transport.Log.Clear();

        Assert.Equal(Noon, await store.Customers.NextDue(None));
        Assert.Equal(At(1), await store.Outbox.NextDue(None));
        Assert.Equal(Noon, await store.Inbox.NextDue(None));

        // One for the index and one for the truth of its first row; messages have two indexes.
        Assert.Equal(2 + 4 + 2, transport.Log.Count);

        Assert.Equal(12, (await store.Customers.Due(At(100), 100, None)).Count);
        Assert.Equal(6, (await store.Outbox.Due(At(100), 100, None)).Count);
        Assert.Equal(6, (await store.Outbox.Lost(At(100), null, 100, None)).Count);
        Assert.Equal(12, (await store.Customers.List(Shop, null, 100, None)).Count);
        Assert.Equal(12, (await store.Outbox.List(Shop, null, 100, None)).Count);
        Assert.Equal(6, (await store.Outbox.List(Shop, MessageState.Claimed, 100, None)).Count);
        Assert.Equal(2, (await store.Inbox.List(Shop, InboxState.Waiting, 100, None)).Count);
        await store.Inbox.Recall(Shop, [SmallLife.Alias], Noon, None);

        var queries = transport.Log.Where(request => request.Contains("()", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(queries);
        Assert.All(queries, query => Assert.Matches("^GET [^?]*(due|lists|aliases)\\(\\)\\?.*PartitionKey (ge|eq) ", query));
    }
}
