using Azure.Data.Tables;
using PostSale.Azure.Tables;
using PostSale.Stores.Tests.Contracts;
using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Tables;

/// <summary>Index rows that no truth names.</summary>
public sealed class UndertakerTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string prefix = TableAccount.Prefix();

    [SkippableFact]
    public async Task RowOfAWriteThatNeverWillBe_IsPassedOverAndRemoved()
    {
        var store = await TableAccount.Open(prefix);
        await store.Customers.Append(Key(1), Shop, [], At(10), None);
        await Leave(DueIndex.Customers, Key(1).Value, CustomerRow.RowKey, version: 1);

        Assert.Equal(At(10), await store.Customers.NextDue(None));
        Assert.Equal([Key(1)], await store.Customers.Due(At(10), 10, None));
        Assert.Equal(1, await Rows());
    }

    [SkippableFact]
    public async Task RowOfAWriteThatMayBeUnderWay_IsPassedOverAndLeft()
    {
        var store = await TableAccount.Open(prefix);
        await store.Customers.Append(Key(1), Shop, [], At(10), None);
        var before = await store.Customers.Read(Key(1));
        await Leave(DueIndex.Customers, Key(1).Value, CustomerRow.RowKey, version: 2);

        Assert.Equal(At(10), await store.Customers.NextDue(None));
        Assert.Empty(await store.Customers.Due(At(5), 10, None));
        Assert.Equal(2, await Rows());
        Assert.Equal(before.Version, (await store.Customers.Read(Key(1))).Version);
    }

    [SkippableFact]
    public async Task RowOfAWriterDeadForLong_IsRemovedAndTheWriterKeptOut()
    {
        var store = await TableAccount.Open(prefix, time: new LaterTime());
        await store.Customers.Append(Key(1), Shop, [Noted("a")], At(10), None);
        var loaded = await store.Customers.Read(Key(1));
        await Leave(DueIndex.Customers, Key(1).Value, CustomerRow.RowKey, version: 2);

        Assert.Equal(At(10), await store.Customers.NextDue(None));
        Assert.Equal(1, await Rows());

        // Had the writer lived, its row would be gone now: so its write must not succeed either.
        Assert.Equal(Saved.Conflict, await store.Customers.Save(loaded, new(loaded.Customer, [], At(1)), Noon, None));
        await store.Customers.Owe(Key(1));
        Assert.Null(await store.Customers.NextDue(None));
    }

    [SkippableFact]
    public async Task RowOfACustomerWhoNeverCame_IsRemovedAndLeavesNoCustomer()
    {
        var store = await TableAccount.Open(prefix, time: new LaterTime());
        await Leave(DueIndex.Customers, Key(1).Value, CustomerRow.RowKey, version: 1);

        Assert.Null(await store.Customers.NextDue(None));
        Assert.Equal(0, await Rows());
        Assert.Null(await store.Customers.Load(Key(1), None));
        Assert.Empty(await store.Customers.List(Shop, null, 10, None));

        await store.Customers.Append(Key(1), Noted("a"));
        Assert.Equal(["a"], Keys((await store.Customers.Read(Key(1))).Facts));
        Assert.Equal([Key(1)], await store.Customers.Due(Noon, 10, None));
        Assert.Single(await store.Customers.List(Shop, null, 10, None));
    }

    [SkippableFact]
    public async Task RowOfADeliveryThatNeverCame_IsRemovedAndLeavesNoDelivery()
    {
        var store = await TableAccount.Open(prefix, time: new LaterTime());
        await Leave(DueIndex.Deliveries, DeliveryRow.PartitionOf(Delivery("d-1").Key), DeliveryRow.First, version: 1);

        Assert.Null(await store.Inbox.NextDue(None));
        Assert.Empty(await store.Inbox.Due(At(1000), 10, None));
        Assert.Equal(0, await Rows());
        await store.Inbox.Settle(Delivery("d-1").Key, InboxState.Routed, null, Key(1), None);
        Assert.Empty(await store.Inbox.List(Shop, InboxState.Routed, 10, None));

        Assert.Equal([Received.Stored, Received.Repeat], await store.Inbox.Append([Delivery("d-1"), Delivery("d-1")], None));
        Assert.Single(await store.Inbox.Due(Noon, 10, None));
    }

    [SkippableFact]
    public async Task RowsOfAMessage_ThatItDoesNotName_AreRemoved()
    {
        var store = await TableAccount.Open(prefix);
        var message = Message(Key(1), "welcome", notBefore: 30);
        await store.Customers.Enqueue(message);
        await Leave(DueIndex.Pending, Key(1).Value, MessageRows.KeyOf(message.Id), version: 1);
        await Leave(DueIndex.Open, Key(1).Value, MessageRows.KeyOf(message.Id), version: 1);
        await Leave(DueIndex.Pending, Key(1).Value, MessageRows.KeyOf(Message(Key(1), "absent").Id), version: 1);

        Assert.Equal(At(30), await store.Outbox.NextDue(None));
        Assert.Empty(await store.Outbox.Due(At(29), 10, None));
        Assert.Empty(await store.Outbox.Lost(At(1000), "nobody", 10, None));
        Assert.Equal(1, await Rows());
    }

    // What a writer leaves that dies, or tarries, right after its first step.
    private async Task Leave(string kind, string partition, string row, long version) => await new GuardedTable(await TableAccount.Table(prefix, "due"))
        .Put([DueIndex.Row(kind, Noon, partition, partition, row, version, Azure.Tables.Keys.Token())], None);

    private async Task<int> Rows()
    {
        var count = 0;
        await foreach (var _ in (await TableAccount.Table(prefix, "due")).QueryAsync<TableEntity>())
        {
            count++;
        }

        return count;
    }
}
