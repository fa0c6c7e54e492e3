using PostSale.Azure.Tables;
using PostSale.Stores.Tests.Contracts;

namespace PostSale.Stores.Tests.Tables;

/// <summary>Whatever request fails, in whatever way: once the step is taken again, everything is as if nothing had failed.</summary>
public sealed class FaultTests
{
    // Every request takes minutes; every few, beginning elsewhere for each fault, finds what is wrong with a kind of request.
    private static readonly int Stride = Environment.GetEnvironmentVariable("POSTSALE_FULL") == "true" ? 1 : 13;

    [SkippableTheory]
    [InlineData(Fault.After, 3)]
    [InlineData(Fault.Busy, 3)]
    [InlineData(Fault.Before, 0)]
    [InlineData(Fault.After, 0)]
    [InlineData(Fault.Death, 0)]
    [InlineData(Fault.Changed, 0)]
    [InlineData(Fault.Exists, 0)]
    [InlineData(Fault.Meanwhile, 0)]
    public Task OneRequestFails_AfterARepetition_NothingIsLostAndNothingTwice(Fault fault, int clientRetries) => Compare(
        n => Live(fault, n, clientRetries, Small), most: 400, n => n % Stride == (int)fault % Stride);

    [SkippableTheory]
    [InlineData(Fault.Death)]
    [InlineData(Fault.After)]
    [InlineData(Fault.Meanwhile)]
    public Task OneRequestFailsWhileARecordDeparts_AfterARepetition_ThePersonIsWholeAndThenForgotten(Fault fault) => Compare(
        n => Live(fault, n, clientRetries: 0, Parting), most: 600, n => n % (5 * Stride) == 1);

    /// <summary>A life in which a request fails ends as the one in which none does.</summary>
    /// <param name="live">Given which request is to fail.</param>
    /// <param name="most">Requests that a life may take.</param>
    /// <param name="isTried">Whether a request's turn has come to fail.</param>
    private static async Task Compare(Func<int, Task<(string Told, int Calls)>> live, int most, Func<int, bool> isTried)
    {
        var (expected, calls) = await live(int.MaxValue);
        Assert.InRange(calls, 4, most);

        var wrong = new List<string>();
        await Parallel.ForEachAsync(Enumerable.Range(1, calls).Where(isTried), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (n, _) =>
        {
            var (told, _) = await live(n);
            if (told != expected)
            {
                lock (wrong)
                {
                    wrong.Add($"request {n}: {Difference(expected, told)}");
                }
            }
        });

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static async Task<(string Told, int Calls)> Live(
        Fault fault, int n, int clientRetries, Func<TableStore, string, FaultyTransport, Task<(Func<Task<string>> Tell, int Calls)>> life)
    {
        var prefix = TableAccount.Prefix();
        var transport = new FaultyTransport { Meanwhile = () => Tidy(prefix) };
        var store = await TableAccount.Open(prefix, transport, clientRetries);
        transport.Arm(fault, n);
        var (tell, calls) = await life(store, prefix, transport);
        Assert.Equal(n != int.MaxValue, transport.HasStruck);
        transport.Revive();
        return (await tell(), calls);
    }

    private static async Task<(Func<Task<string>> Tell, int Calls)> Small(TableStore store, string prefix, FaultyTransport transport)
    {
        var life = new SmallLife(store, transport.Revive);
        await life.Live();
        return (async () => $"sent {life.Sent} times\n{await Snapshot.Of(store, prefix)}", transport.Calls);
    }

    private static async Task<(Func<Task<string>> Tell, int Calls)> Parting(TableStore store, string prefix, FaultyTransport transport)
    {
        var life = new PartingLife(store, transport.Revive);
        await life.Live();
        Assert.False(life.HasBodies, "Something that was delivered is still there.");
        return (() => Task.FromResult($"one\n{life.Joined}\nforgotten\n{life.Forgotten}"), transport.Calls);
    }

    /// <summary>Another process looks for what is due and, by its clock, need no longer be patient with index rows that nobody names.</summary>
    private static async Task Tidy(string prefix)
    {
        var store = await TableAccount.Open(prefix, time: new LaterTime());
        await store.Customers.Due(Sample.At(10_000), 10, default);
        await store.Outbox.Due(Sample.At(10_000), 10, default);
        await store.Outbox.Lost(Sample.At(10_000), null, 10, default);
        await store.Inbox.Due(Sample.At(10_000), 10, default);
        foreach (var state in Enum.GetValues<InboxState>())
        {
            await store.Inbox.List(Sample.Shop, state, 10, default);
        }
    }

    private static string Difference(string expected, string told)
    {
        var (a, b) = (expected.Split('\n'), told.Split('\n'));
        return $"\n- {string.Join("\n- ", a.Except(b))}\n+ {string.Join("\n+ ", b.Except(a))}\nin\n{told}";
    }
}
