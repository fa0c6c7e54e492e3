using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

/// <summary>What every <see cref="IPurchases"/> keeps.</summary>
public abstract class PurchasesContract : StoreContract
{
    private static readonly AliasHash Ana = new(new string('a', 64));
    private static readonly AliasHash AnaByMail = new(new string('b', 64));
    private static readonly AliasHash Bia = new(new string('c', 64));

    [SkippableFact]
    public async Task Added_IsReadByCustomer()
    {
        Assert.Equal(new(3, 2), await Add(Past("1", 10, Ana), Past("2", 20, Bia), Past("3", 30, Ana)));

        var histories = await ReadAll();
        Assert.Equal([[10m, 30m], [20m]], histories.Select(one => one.Purchases.Select(purchase => purchase.Amount).Order().ToArray()).OrderBy(amounts => amounts[0]));
        Assert.All(histories, one => Assert.Empty(one.Subscriptions));
        var ten = histories.SelectMany(one => one.Purchases).Single(purchase => purchase.Amount == 10);
        Assert.Equal(new Purchase(At(10), 10, 0, "BRL"), ten);
    }

    [SkippableFact]
    public async Task AddedAgain_AddsNothing()
    {
        await Add(Past("1", 10, Ana), Past("2", 20, Bia));

        Assert.Equal(new(1, 0), await Add(Past("1", 99, Ana), Past("2", 20, Bia), Past("3", 5, Bia)));

        Assert.Equal([5m, 10m, 20m], (await Amounts()).Order());
    }

    [SkippableFact]
    public async Task SeveralNames_AreOneCustomer()
    {
        Assert.Equal(new(1, 1), await Add(Past("1", 10, Ana, AnaByMail)));
        Assert.Equal(new(1, 0), await Add(Past("2", 20, AnaByMail)));

        Assert.Equal([10m, 20m], Assert.Single(await ReadAll()).Purchases.Select(purchase => purchase.Amount).Order());
        var holders = await Aliases.Find(Shop, [Ana, AnaByMail], None);
        Assert.Equal(holders[Ana], holders[AnaByMail]);
    }

    [SkippableFact]
    public async Task KnownCustomer_GetsWhatIsImported()
    {
        await Aliases.Claim(Shop, [Ana], Key(7), None);

        Assert.Equal(new(1, 0), await Add(Past("1", 10, Ana)));

        Assert.Equal(Key(7), Assert.Single(await ReadAll()).Customer);
    }

    [SkippableFact]
    public async Task EmailOfAnotherCustomer_IsNotTakenOver()
    {
        var (own, others) = (new AliasHash(new string('d', 64), "shop:customer"), new AliasHash(new string('e', 64), "email"));
        await Aliases.Claim(Shop, [own], Key(7), None);
        await Aliases.Claim(Shop, [others], Key(8), None);

        await Add(Past("1", 10, own, others) with { Person = new("Ana", "bia@example.com", Phone: "+5511999990000") });
        await TellAll();

        var told = (await Customers.Read(Key(7))) is var loaded ? loaded.Customer.Knowledge.With(loaded.Facts).Person : null;
        Assert.Equal(("Ana", null, "+5511999990000"), (told!.Name?.Value, told.Email?.Value, told.Phone?.Value));
    }

    [SkippableFact]
    public async Task WhoIsErased_HasBoughtNothing()
    {
        await Aliases.Claim(Shop, [Ana], Key(7), None);
        await Add(Past("1", 10, Ana), Past("2", 20, Bia));
        await Customers.Append(Key(7), Shop, [], Noon, None);

        await Customers.Forget(Customer.New(Key(7), Shop) with { ErasedAt = Noon }, Noon, null, None);

        Assert.Equal([20m], await Amounts());
    }

    [SkippableFact]
    public async Task WhoProvesToBeAnother_HasBoughtWhatThatOneHas()
    {
        await Aliases.Claim(Shop, [Ana], Key(7), None);
        await Aliases.Claim(Shop, [Bia], Key(8), None);
        await Add(Past("1", 10, Ana), Past("2", 20, Bia));

        await Purchases.Move(Shop, Key(7), Key(8), None);
        await Purchases.Move(Shop, Key(7), Key(8), None);

        var history = Assert.Single(await ReadAll());
        Assert.Equal(Key(8), history.Customer);
        Assert.Equal([10m, 20m], history.Purchases.Select(purchase => purchase.Amount).Order());
    }

    [SkippableFact]
    public async Task OtherStore_SeesNothing()
    {
        await Add(Past("1", 10, Ana));

        for (var shard = 0; shard < IPurchases.Shards; shard++)
        {
            Assert.Empty(await Purchases.Read(OtherShop, shard, None));
        }
    }

    [SkippableFact]
    public async Task Live_CountsWithTheTurnThatTakesItIn()
    {
        await Live(Paid("events:order:77", 1));

        Assert.Equal([new Purchase(At(0), 99.90m, 0, "BRL")], Assert.Single(await ReadAll()).Purchases);
    }

    [SkippableTheory]
    [InlineData("77")]
    [InlineData("#77")]
    [InlineData("1001")]
    public async Task LiveAndImported_IsOnePurchase_WhicheverComesFirst(string number)
    {
        await Aliases.Claim(Shop, [Ana], Key(1), None);
        await Add(Past(number, 50, Ana));
        await Live(Paid("events:order:77", 1));
        Assert.Equal([99.90m], await Amounts());

        Assert.Equal(new(0, 0), await Add(Past(number, 50, Ana)));
        Assert.Equal([99.90m], await Amounts());
    }

    [SkippableFact]
    public async Task Refunded_IsKnownOfLiveAndOfImported()
    {
        await Aliases.Claim(Shop, [Ana], Key(1), None);
        await Add(Past("5", 50, Ana));
        await Live(Paid("events:order:77", 1), Refund("events:order:77", 9.90m), Refund("events:order:5", 20));

        Assert.Equal([(50m, 20m), (99.90m, 9.90m)], (await ReadAll()).SelectMany(one => one.Purchases).Select(one => (one.Amount, one.Refunded)).Order());
    }

    [SkippableFact]
    public async Task Subscription_IsReadWithItsSpan()
    {
        await Live(new Fact.SubscriptionTold(SubscriptionEvent.Started, "events:subscription:9", new("Mensal", 30, "BRL", At(60 * 24 * 30)))
        {
            Key = "started", OccurredAt = At(0), ReceivedAt = At(0),
        });

        var history = Assert.Single(await ReadAll());
        Assert.Empty(history.Purchases);
        Assert.Equal([new SubscriptionSpan(At(0), null, Duration.FromDays(30), 30, "BRL")], history.Subscriptions);
    }

    [SkippableFact]
    public async Task Told_KnowsWhatWasBoughtAndIsOwedNothing()
    {
        await Add(Past("1", 10, Ana), Past("2", 20, Ana), Past("3", 0, Ana));
        var customer = Assert.Single(await ReadAll()).Customer;

        Assert.Equal(1, await TellAll());
        Assert.Equal(0, await TellAll());

        var loaded = await Customers.Read(customer);
        var known = loaded.Customer.Knowledge.With(loaded.Facts);
        Assert.Equal(new PastPurchases(2, 30, "BRL", At(10), At(20)), known.Past);
        Assert.Equal("Ana", known.Person.Name?.Value);
        Assert.All(loaded.Facts, fact => Assert.True(fact.Imported));
    }

    [SkippableFact]
    public async Task MoreImported_IsToldAgain()
    {
        await Add(Past("1", 10, Ana));
        await TellAll();
        await Add(Past("2", 20, Ana));

        Assert.Equal(1, await TellAll());

        var loaded = await Customers.Read(Assert.Single(await ReadAll()).Customer);
        Assert.Equal(2, loaded.Customer.Knowledge.With(loaded.Facts).Past?.Orders);
    }

    [SkippableFact]
    public async Task ToldWhoHasFactsWaiting_TakesItInWithThem()
    {
        await Aliases.Claim(Shop, [Ana], Key(1), None);
        await Customers.Append(Key(1), Noted("waits"));
        await Add(Past("1", 10, Ana));

        await TellAll();

        var loaded = await Customers.Read(Key(1));
        Assert.Equal(2, loaded.Facts.Count);
        Assert.Equal(1, loaded.Customer.Knowledge.With(loaded.Facts).Past?.Orders);
    }

    [SkippableFact]
    public async Task AThousandOrdersOfOneCustomer_AreAllThere()
    {
        Assert.Equal(new(1000, 1), await Add([.. Enumerable.Range(1, 1000).Select(n => Past($"n{n}", n, Ana))]));

        Assert.Equal(500_500, (await Amounts()).Sum());
    }

    [SkippableFact]
    public async Task AddedSideBySide_NothingIsLostOrDoubled()
    {
        var orders = Enumerable.Range(0, 40).Select(n => Past($"n{n}", n + 1, n % 2 == 0 ? Ana : Bia)).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() => Add(orders[(n * 5)..(n + 5 < 9 ? (n * 5) + 25 : 40)]))));
        await Add(orders);

        Assert.Equal(820, (await Amounts()).Sum());
        Assert.Equal(2, (await ReadAll()).Count);
    }

    private static PastOrder Past(string number, decimal amount, params AliasHash[] names) =>
        new([.. names], PurchaseMark.Of(number), At((int)amount), amount, 0, "BRL", new("Ana"));

    private static Fact.OrderRefunded Refund(string order, decimal amount) => new Fact.OrderRefunded(new(order), $"r:{order}", amount)
    {
        Key = $"refund:{order}", OccurredAt = At(2), ReceivedAt = At(2),
    };

    private Task<Added> Add(params PastOrder[] orders) => Purchases.Add(Shop, orders, Noon, None);

    private async Task Live(params Fact[] facts)
    {
        await Customers.Append(Key(1), facts);
        var loaded = await Customers.Read(Key(1));
        var customer = loaded.Customer with { Knowledge = loaded.Customer.Knowledge.With(loaded.Facts) };
        Assert.Equal(Saved.Done, await Customers.Save(loaded, new(customer, [], null), Noon, None));
    }

    private async Task<IReadOnlyList<PurchaseHistory>> ReadAll() =>
        [.. (await Task.WhenAll(Enumerable.Range(0, IPurchases.Shards).Select(shard => Purchases.Read(Shop, shard, None)))).SelectMany(some => some)];

    private async Task<IEnumerable<decimal>> Amounts() => (await ReadAll()).SelectMany(one => one.Purchases).Select(purchase => purchase.Amount);

    private async Task<int> TellAll() =>
        (await Task.WhenAll(Enumerable.Range(0, IPurchases.Shards).Select(shard => Purchases.Tell(Shop, shard, Noon, None)))).Sum();
}
