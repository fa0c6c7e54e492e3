using Azure.Data.Tables;
using PostSale.Azure.Tables;
using PostSale.Stores.Tests.Contracts;
using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Tables;

/// <summary>What is larger than a property, an entity or a transaction.</summary>
public sealed class LargeTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    // Every one of those requests with the full length of the suite; else every other.
    private static readonly bool Full = Environment.GetEnvironmentVariable("POSTSALE_FULL") == "true";

    private static readonly List<Message> Old = [.. Enumerable.Range(0, 4).Select(n => Message(Key(1), $"old-{n}", notBefore: 5000))];

    private static readonly List<Message> New = [.. Enumerable.Range(0, 70).Select(n => Message(Key(1), $"new-{n}", notBefore: n, created: n))];

    [SkippableFact]
    public async Task Save_TurnThatNoTransactionHolds_IsStoredWhole()
    {
        var store = await Prepared(TableAccount.Prefix());

        Assert.Equal(Saved.Done, await SaveAll(store, await store.Customers.Read(Key(1))));

        await AssertWhole(store);
        Assert.Equal(At(9000), await store.Customers.NextDue(None));
        Assert.Equal(New.Count, (await store.Outbox.List(Shop, MessageState.Pending, 1000, None)).Count);

        // Nothing of it comes again, and the customer goes on.
        var claimed = await store.Outbox.Claim(New[0], Noon);
        await store.Customers.Append(Key(1), Noted("next"));
        await store.Customers.Owe(Key(1));
        Assert.Equal(claimed, (await store.Outbox.Find(New[0].Id, None))?.Message);
        Assert.Equal(71, (await store.Customers.Timeline(Key(1), 1000, None)).Count);
    }

    [SkippableFact]
    public async Task Save_TurnThatNoTransactionHolds_IsWholeOrNotAtAllWhereverTheProcessDies()
    {
        // Whoever comes next, in whatever way, finds the turn whole or not at all.
        var readers = new Func<TableStore, Task>[]
        {
            store => store.Customers.Load(Key(1), None),
            store => store.Outbox.Due(At(4000), 1000, None),
            store => store.Outbox.Find(New[^1].Id, None),
            store => store.Customers.Timeline(Key(1), 1000, None),
            store => store.Customers.Append(Key(1), Shop, [], At(9000), None),
        };
        var (_, calls, _) = await SaveDying(int.MaxValue);
        var (whole, nothing) = (0, 0);

        // Most writes are look-ups by id, in no order; the transaction and all that follows it are among the last.
        foreach (var n in (int[])[1, 40, .. Enumerable.Range(calls - 13, 14).Where(call => Full || (calls - call) % 2 == 0)])
        {
            var (prefix, _, _) = await SaveDying(n);
            var store = await TableAccount.Open(prefix);
            await readers[n % readers.Length](store);
            var loaded = await store.Customers.Read(Key(1));
            if (loaded.Facts.Count == 0)
            {
                whole++;
            }
            else
            {
                nothing++;
                Assert.Equal(30, loaded.Facts.Count);
                Assert.Empty(await store.Outbox.Due(At(4000), 1000, None));
                Assert.Equal(Old.Count, (await store.Outbox.Of(Key(1), 1000, None)).Count);
                Assert.Empty(await store.Customers.Timeline(Key(1), 1000, None));
                Assert.Equal(Saved.Done, await SaveAll(store, loaded));
            }

            await AssertWhole(store);
        }

        Assert.True(whole > 1 && nothing > 1, $"{whole} whole, {nothing} not at all");
    }

    [SkippableFact]
    public async Task Save_CustomerOfSeveralEntities_ComesBackWholeAsItGrowsAndShrinks()
    {
        var store = await TableAccount.Open(TableAccount.Prefix());
        await store.Customers.Append(Key(1), Noted("a"));
        foreach (var orders in new[] { 3000, 10, 2000, 4000, 0 })
        {
            var loaded = await store.Customers.Read(Key(1));
            var large = Large(loaded.Customer, orders);

            Assert.Equal(Saved.Done, await store.Customers.Save(loaded, new(large, [], null), Noon, None));

            Assert.Equal(Text(large), Text((await store.Customers.Read(Key(1))).Customer));
            Assert.Equal(Text(large), Text(Assert.Single(await store.Customers.List(Shop, null, 10, None)).Customer));
        }
    }

    [SkippableFact]
    public async Task Save_CustomerLargerThanATransaction_IsRefusedAndNothingIsWritten()
    {
        var store = await TableAccount.Open(TableAccount.Prefix());
        await store.Customers.Append(Key(1), Noted("a"));
        var loaded = await store.Customers.Read(Key(1));

        var refused = await Assert.ThrowsAsync<StorageLimitException>(() => store.Customers.Save(loaded, new(Large(loaded.Customer, 8000), [], null), Noon, None));

        Assert.Contains(Key(1).Value, refused.Message, StringComparison.Ordinal);
        Assert.Equal(["a"], Keys((await store.Customers.Read(Key(1))).Facts));
        Assert.Equal(Noon, await store.Customers.NextDue(None));
    }

    [SkippableFact]
    public async Task Load_LargeFacts_TakesAsManyAsATurnHolds()
    {
        var store = await TableAccount.Open(TableAccount.Prefix());
        var facts = Enumerable.Range(0, 20).Select(n => Paid(Convert.ToBase64String(Noise(100_000 + n))) with { Key = $"fact:{n}", ReceivedAt = At(n) }).ToList();
        await store.Customers.Append(Key(1), [.. facts]);

        var taken = new List<string>();
        while (await store.Customers.Read(Key(1)) is { Facts.Count: > 0 } loaded)
        {
            Assert.Equal(taken.Count + loaded.Facts.Count < facts.Count, loaded.HasMore);
            taken.AddRange(Keys(loaded.Facts));
            Assert.Equal(Saved.Done, await store.Customers.Save(loaded, new(loaded.Customer, [], null), Noon, None));
        }

        Assert.Equal(Keys(facts), taken);
        Assert.Equal(20, (await store.Customers.Timeline(Key(1), 100, None)).Count);
    }

    [SkippableFact]
    public async Task Append_FactOfSeveralEntities_IsTakenInWholeAndLeavesNothing()
    {
        var prefix = TableAccount.Prefix();
        var store = await TableAccount.Open(prefix);
        var fact = Paid(Convert.ToBase64String(Noise(1_000_000)), minute: 1) with { Key = "large" };
        await store.Customers.Append(Key(1), Noted("a"), fact, Noted("b", 2), fact);

        var first = await store.Customers.Read(Key(1));
        Assert.Equal(["a"], Keys(first.Facts));
        await store.Customers.Save(first, new(first.Customer, [], null), Noon, None);
        Assert.Equal(Text(fact), Text(Assert.Single((await store.Customers.Read(Key(1))).Facts)));
        await store.Customers.Owe(Key(1));
        Assert.Equal(["b"], Keys((await store.Customers.Read(Key(1))).Facts));
        await store.Customers.Owe(Key(1));

        Assert.Equal(["b", "large", "a"], (await store.Customers.Timeline(Key(1), 10, None)).Select(line => line.Fact!.Key));
        Assert.Equal(Text(fact), Text((await store.Customers.Timeline(Key(1), 2, None))[1].Fact!));
        var rows = new List<string>();
        await foreach (var row in (await TableAccount.Table(prefix, "customers")).QueryAsync<TableEntity>())
        {
            rows.Add(row.RowKey.Split(':')[0]);
        }

        Assert.Equal(["c", "k", "k", "k"], rows.Order());
    }

    [SkippableFact]
    public async Task Claim_ContentOfSeveralEntities_ComesBackWhole()
    {
        var store = await TableAccount.Open(TableAccount.Prefix());
        var message = Message(Key(1), "welcome");
        await store.Customers.Enqueue(message);
        var loaded = await store.Outbox.Read(message);
        var content = Content(html: Convert.ToBase64String(Noise(1_500_000)));

        Assert.Equal(Saved.Done, await store.Outbox.Claim(loaded, loaded.Message.Claim("sender-1", Noon, Duration.FromMinutes(2))!, loaded.Customer.Customer, content, None));

        Assert.Equal(content, (await store.Outbox.Find(message.Id, None))?.Content);
    }

    private static Customer Large(Customer customer, int orders)
    {
        var noise = Convert.ToHexStringLower(Noise(500 * orders));
        return customer with
        {
            Knowledge = customer.Knowledge with { Orders = [.. Enumerable.Range(0, orders).Select(n => new Order { Refs = [noise[(n * 1000)..((n + 1) * 1000)]], PaidAt = At(n) })] },
        };
    }

    private static async Task<TableStore> Prepared(string prefix, FaultyTransport? transport = null)
    {
        var store = await TableAccount.Open(prefix, transport, transport is null ? 3 : 0);
        await store.Customers.Append(Key(1), Shop, [], Noon, None);
        await store.Customers.Owe(Key(1), [.. Old.Select(message => new Effect.Send(message))]);
        await store.Customers.Append(Key(1), Shop, Facts(30), Noon, None);
        return store;
    }

    private static Task<Saved> SaveAll(TableStore store, LoadedCustomer loaded) => store.Customers.Save(
        loaded,
        new(
            loaded.Customer,
            [
                .. New.Select(message => new Effect.Send(message)),
                .. Old.Select(message => new Effect.CancelSend(message.Id, Reason.OrderCancelled)),
                .. Enumerable.Range(0, 40).Select(n => new Effect.Note(Decision($"t-{n}", n))),
            ],
            At(9000)),
        Noon,
        None);

    private static async Task<(string Prefix, int Calls, Saved? Saved)> SaveDying(int n)
    {
        var (prefix, transport) = (TableAccount.Prefix(), new FaultyTransport());
        var store = await Prepared(prefix, transport);
        var loaded = await store.Customers.Read(Key(1));
        transport.Arm(Fault.Death, n);
        try
        {
            var saved = await SaveAll(store, loaded);
            return (prefix, transport.Calls, saved);
        }
        catch (StoreUnavailableException)
        {
            return (prefix, transport.Calls, null);
        }
    }

    private static async Task AssertWhole(TableStore store)
    {
        Assert.Equal(New.Select(message => message.Id), (await store.Outbox.Due(At(4000), 1000, None)).Select(one => one.Message));
        Assert.Equal(New.Count + Old.Count, (await store.Outbox.Of(Key(1), 1000, None)).Count);
        Assert.Equal(Old.Count, (await store.Outbox.List(Shop, MessageState.Cancelled, 1000, None)).Count);
        Assert.Equal(70, (await store.Customers.Timeline(Key(1), 1000, None)).Count);
    }
}
