using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

public abstract partial class StrategiesContract
{
    [SkippableFact]
    public async Task Find_GivesOneVersion_AndNullForOneNeverKept()
    {
        var files = new Dictionary<string, string> { ["strategy.yaml"] = "journeys: []" };
        await Strategies.Keep(First, files, None);

        Assert.Equal(files, await Strategies.Find(First, None));
        Assert.Null(await Strategies.Find(Second, None));
    }

    [SkippableFact]
    public async Task Adopt_IsReadBackAndIsTheStoresOwn()
    {
        Assert.Empty(await Strategies.Adoptions(None));

        await Strategies.Adopt(Shop, held => held.Starts(First, Noon), None);
        await Strategies.Adopt(Shop, held => held.Applies(Second, MoveRule.Stage, "admin", null, At(5)), None);
        await Strategies.Adopt(Shop, held => held with { Telling = held.Telling! with { After = Key(3), Told = 7 } }, None);
        await Strategies.Adopt(OtherShop, held => held.Starts(Second, Noon), None);

        var all = await Strategies.Adoptions(None);
        var shop = all[Shop];
        Assert.Equal((Second, First, 2), (shop.Current!.Value, shop.Configured!.Value, shop.Number));
        Assert.Equal(new Telling(2, Second, MoveRule.Stage, At(5), Key(3), 7), shop.Telling);
        Assert.Equal([new Adopted(Second, At(5), "admin", MoveRule.Stage), new Adopted(First, Noon, Adopted.ByConfiguration, MoveRule.Stay)], shop.History.AsEnumerable());
        Assert.Equal((Second, (Telling?)null), (all[OtherShop].Current!.Value, all[OtherShop].Telling));
    }

    [SkippableFact]
    public async Task Adopt_SideBySide_LosesNone()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => Strategies.Adopt(Shop, held => held with { Number = held.Number + 1 }, None))));

        Assert.Equal(8, (await Strategies.Adoptions(None))[Shop].Number);
    }
}
