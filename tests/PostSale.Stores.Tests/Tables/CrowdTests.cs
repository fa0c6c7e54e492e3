using PostSale.Azure.Tables;
using PostSale.Stores.Tests.Contracts;
using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Tables;

/// <summary>Several processes at the same customers at once, one of them without patience for index rows that nobody names.</summary>
public sealed class CrowdTests
{
    private const int Customers = 3;
    private const int FactsEach = 8;

    private static readonly CancellationToken None = CancellationToken.None;

    [SkippableFact]
    public async Task ManyAtOnce_EveryFactIsTakenInOnceAndEveryMessageGoesOnce()
    {
        var prefix = TableAccount.Prefix();
        TableStore[] stores = [await TableAccount.Open(prefix), await TableAccount.Open(prefix), await TableAccount.Open(prefix, time: new LaterTime())];
        var sent = new System.Collections.Concurrent.ConcurrentBag<MessageId>();
        var appended = Task.WhenAll(Enumerable.Range(0, Customers * FactsEach).Select(n =>
            Task.Run(() => stores[n % 2].Customers.Append(Key(n % Customers), Noted($"fact:{n}")))));

        await Task.WhenAll([appended, .. stores.Select((store, n) => Task.Run(async () =>
        {
            // Once more after the last fact has come, so that nothing is left.
            for (var last = false; !last;)
            {
                last = appended.IsCompleted;
                while (await Work(store, $"sender-{n}", sent) > 0)
                {
                }
            }
        }))]);

        Assert.Equal(Customers * FactsEach, sent.Count);
        Assert.Equal(sent.Count, sent.Distinct().Count());
        for (var n = 0; n < Customers; n++)
        {
            var facts = (await stores[0].Customers.Timeline(Key(n), 100, None)).Where(line => line.Fact is not null).Select(line => line.Fact!.Key).ToList();
            Assert.Equal(Enumerable.Range(0, Customers * FactsEach).Where(fact => fact % Customers == n).Select(fact => $"fact:{fact}").Order(), facts.Order());
            Assert.All(await stores[0].Outbox.Of(Key(n), 100, None), message => Assert.Equal((MessageState.Accepted, 1), (message.State, message.Attempt)));
        }

        Assert.Null(await stores[0].Customers.NextDue(None));
        Assert.Null(await stores[0].Outbox.NextDue(None));
    }

    private static async Task<int> Work(TableStore store, string sender, System.Collections.Concurrent.ConcurrentBag<MessageId> sent)
    {
        var done = 0;
        foreach (var key in await store.Customers.Due(Noon, 10, None))
        {
            done++;
            var loaded = await store.Customers.Read(key);
            var effects = loaded.Facts.Select(fact => new Effect.Send(Message(key, fact.Key)));
            await store.Customers.Save(loaded, new(loaded.Customer, [.. effects], null), Noon, None);
        }

        foreach (var reference in await store.Outbox.Due(Noon, 10, None))
        {
            if (await store.Outbox.Load(reference, None) is { } loaded && loaded.Message.Claim(sender, Noon, Duration.FromMinutes(2)) is { } claimed
                && await store.Outbox.Claim(loaded, claimed, loaded.Customer.Customer, Content(), None) == Saved.Done)
            {
                done++;
                sent.Add(reference.Message);
                await store.Outbox.Settle(claimed, claimed.Accept("p-1", Noon)!);
            }
        }

        return done;
    }
}
