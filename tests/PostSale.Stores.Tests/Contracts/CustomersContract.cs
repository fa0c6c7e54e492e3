using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

/// <summary>What every <see cref="ICustomers"/> keeps.</summary>
public abstract partial class CustomersContract : StoreContract
{
    [SkippableFact]
    public async Task Load_NoSuchCustomer_IsNull()
    {
        await Customers.Append(Key(1), Noted("a"));

        Assert.Null(await Customers.Load(Key(2), None));
    }

    [SkippableFact]
    public async Task Append_NewCustomer_IsCreatedWithItsFactsAndDue()
    {
        var fact = Paid("shopify:order:820");

        await Customers.Append(Key(1), Shop, [fact], At(5), None);

        var loaded = await Customers.Read(Key(1));
        Assert.Equal(Text(Customer.New(Key(1), Shop)), Text(loaded.Customer));
        Assert.Equal(Text(fact), Text(Assert.Single(loaded.Facts)));
        Assert.False(loaded.HasMore);
        Assert.Equal([Key(1)], await Customers.Due(At(5), 10, None));
        Assert.Empty(await Customers.Due(At(5) - Duration.FromTicks(1), 10, None));
    }

    [SkippableFact]
    public async Task Append_NoFacts_CreatesTheCustomerAndWakesIt()
    {
        await Customers.Append(Key(1), Shop, [], At(5), None);

        Assert.Empty((await Customers.Read(Key(1))).Facts);
        Assert.Equal(At(5), await Customers.NextDue(None));
    }

    [SkippableFact]
    public async Task Append_FactOfAKnownKey_KeepsTheFirst()
    {
        await Customers.Append(Key(1), Noted("a", 1), Noted("b", 2));

        await Customers.Append(Key(1), Noted("a", 3), Noted("c", 4), Noted("c", 5));

        Assert.Equal([Text(Noted("a", 1)), Text(Noted("b", 2)), Text(Noted("c", 4))], (await Customers.Read(Key(1))).Facts.Select(Text));
    }

    [SkippableFact]
    public async Task Append_FactTakenInLongAgo_IsStillKnown()
    {
        await Customers.Append(Key(1), Noted("a"));
        await Customers.Owe(Key(1));

        await Customers.Append(Key(1), Noted("a", 3));

        Assert.Empty((await Customers.Read(Key(1))).Facts);
        Assert.Single(await Customers.Timeline(Key(1), 10, None));
    }

    [SkippableFact]
    public async Task Append_SameKeyOfAnotherCustomer_IsAnotherFact()
    {
        await Customers.Append(Key(1), Noted("a"));
        await Customers.Append(Key(2), Noted("a"));

        Assert.Single((await Customers.Read(Key(2))).Facts);
    }

    [SkippableTheory]
    [InlineData(10, 20, 10)]
    [InlineData(20, 10, 10)]
    [InlineData(500, 10, 10)]
    [InlineData(10, 10, 10)]
    public async Task Append_CustomerAlreadyDue_IsDueAtTheEarlier(int first, int second, int due)
    {
        await Customers.Append(Key(1), Shop, [Noted("a")], At(first), None);

        await Customers.Append(Key(1), Shop, [Noted("b")], At(second), None);

        Assert.Equal(At(due), await Customers.NextDue(None));
        Assert.Equal([Key(1)], await Customers.Due(At(1000), 10, None));
    }

    [SkippableFact]
    public async Task Append_NewFact_ChangesTheVersion()
    {
        await Customers.Append(Key(1), Noted("a"));
        var before = (await Customers.Read(Key(1))).Version;

        await Customers.Append(Key(1), Noted("b"));

        Assert.NotEqual(before, (await Customers.Read(Key(1))).Version);
    }

    [SkippableFact]
    public async Task Append_SideBySide_LosesNoFactAndKeepsEachOnce()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => Customers.Append(Key(1), Noted("same"), Noted($"own:{n}")))));

        Assert.Equal(
            Enumerable.Range(0, 12).Select(n => $"own:{n}").Append("same").ToHashSet(),
            Keys((await Customers.Read(Key(1))).Facts).ToHashSet());
        Assert.Equal([Key(1)], await Customers.Due(Noon, 10, None));
    }

    [SkippableTheory]
    [MemberData(nameof(OddNames), MemberType = typeof(Sample))]
    public async Task Append_OddNames_ComeBackAndAreKnownAgain(string name)
    {
        var fact = Paid(name) with { Key = name };

        await Customers.Append(Key(1), fact, Noted("/other", 1));
        await Customers.Append(Key(1), fact);

        Assert.Equal([Text(fact), Text(Noted("/other", 1))], (await Customers.Read(Key(1))).Facts.Select(Text));
        await Customers.Owe(Key(1));
        Assert.Empty((await Customers.Read(Key(1))).Facts);
    }

    [SkippableFact]
    public async Task Load_MoreFactsThanATurnTakes_GivesTheOldestReceivedAndSaysSo()
    {
        await Customers.Append(Key(1), Shop, Facts(40, first: 30), Noon, None);
        await Customers.Append(Key(1), Shop, Facts(30), Noon, None);

        List<string> taken = [];
        List<bool> more = [];
        foreach (var turn in Enumerable.Range(0, 3))
        {
            var loaded = await Customers.Read(Key(1));
            taken.AddRange(Keys(loaded.Facts));
            more.Add(loaded.HasMore);
            Assert.Equal(Saved.Done, await Customers.Save(loaded, new(loaded.Customer, [], At(9000)), At(100 + turn), None));
            Assert.Equal(loaded.HasMore ? At(100 + turn) : At(9000), await Customers.NextDue(None));
        }

        Assert.Equal(70, taken.Count);
        Assert.Equal(70, taken.Distinct().Count());
        Assert.Equal([true, true, false], more);
    }

    [SkippableFact]
    public async Task Load_FactsReceivedInAnyOrder_AreOldestFirst()
    {
        await Customers.Append(Key(1), Noted("third", 30));
        await Customers.Append(Key(1), Noted("fourth", 40), Noted("first", -10000));
        await Customers.Append(Key(1), Noted("second", 20));

        Assert.Equal(["first", "second", "third", "fourth"], Keys((await Customers.Read(Key(1))).Facts));
    }

    [SkippableFact]
    public async Task Append_HundredFactsAtOnce_AreAllHeld()
    {
        await Customers.Append(Key(1), Shop, Facts(100), Noon, None);

        foreach (var _ in Enumerable.Range(0, 4))
        {
            await Customers.Owe(Key(1));
        }

        Assert.Equal(100, (await Customers.Timeline(Key(1), 200, None)).Count);
    }

    [SkippableFact]
    public async Task Due_SeveralCustomers_TheLongestDueFirst()
    {
        // Over several hours: stores may cut their index there.
        foreach (var n in Enumerable.Range(0, 12))
        {
            await Customers.Append(Key(n), Shop, [], At(n * 25 % 12 * 25), None);
        }

        var expected = Enumerable.Range(0, 12).OrderBy(n => n * 25 % 12).Select(Key).ToList();
        Assert.Equal(expected, await Customers.Due(At(1000), 100, None));
        Assert.Equal(expected.Take(5), await Customers.Due(At(1000), 5, None));
        Assert.Equal(expected.Take(4), await Customers.Due(At(75), 100, None));
        Assert.Equal(Noon, await Customers.NextDue(None));
    }

    [SkippableFact]
    public async Task NextDue_NobodyIs_IsNull()
    {
        Assert.Null(await Customers.NextDue(None));

        await Customers.Append(Key(1), Noted("a"));
        await Customers.Owe(Key(1));

        Assert.Null(await Customers.NextDue(None));
        Assert.Empty(await Customers.Due(At(100000), 10, None));
    }

    [SkippableFact]
    public async Task List_OfAStore_IsByKeyAndGoesOnBehindOne()
    {
        var keys = Enumerable.Range(0, 12).Select(Key).Order().ToList();
        foreach (var key in keys.AsEnumerable().Reverse())
        {
            await Customers.Append(key, Shop, [], At(7), None);
        }

        await Customers.Append(Key(99), OtherShop, [], Noon, None);
        await Customers.Owe(keys[0]);

        var first = await Customers.List(Shop, null, 5, None);
        Assert.Equal(keys.Take(5), first.Select(summary => summary.Customer.Key));
        Assert.Equal([null, At(7)], first.Take(2).Select(summary => summary.NextWake));
        var rest = await Customers.List(Shop, keys[4], 100, None);
        Assert.Equal(keys.Skip(5), rest.Select(summary => summary.Customer.Key));
        Assert.Empty(await Customers.List(Shop, keys[11], 100, None));
        Assert.Equal(OtherShop, Assert.Single(await Customers.List(OtherShop, null, 100, None)).Customer.Store);
    }
}
