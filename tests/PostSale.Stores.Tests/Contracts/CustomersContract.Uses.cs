using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

public abstract partial class CustomersContract
{
    private static readonly LocalDate Day = new(2031, 3, 31);

    [SkippableFact]
    public async Task Use_SeveralOfOneDay_AreSummedByFeatureAndSeenOnce()
    {
        Assert.Equal(Application.Ports.Used.Woken, await Customers.Use(Key(1), Shop, [Used("a", "export", 3), Used("b", "export", 4, minute: 5), Used("c", "")], At(1), None));
        var loaded = await Customers.Read(Key(1));

        DailyUse[] sums = [new("", Day, 1, Noon), new("export", Day, 7, At(5))];
        Assert.Equal(sums, loaded.Uses.OrderBy(use => use.Feature, StringComparer.Ordinal));
        Assert.Equal(sums, loaded.Customer.Knowledge.Uses.AsEnumerable());
        Assert.Equal(At(1), await Customers.NextDue(None));

        Assert.Equal(Saved.Done, await Customers.Save(loaded, new(loaded.Customer, [], null), Noon, None));
        var after = await Customers.Read(Key(1));
        Assert.Empty(after.Uses);
        Assert.Equal(sums, after.Customer.Knowledge.Uses.AsEnumerable());
        Assert.Empty(await Customers.Timeline(Key(1), 10, None));
    }

    [SkippableFact]
    public async Task Use_ToldAgain_CountsOnce()
    {
        Use[] uses = [Used("a", "export", 3), Used("b", "export", 4)];
        await Customers.Use(Key(1), Shop, uses, Noon, None);
        await Customers.Use(Key(1), Shop, uses, Noon, None);
        await Customers.Use(Key(1), Shop, [.. uses, uses[0], Used("c", "export", 5)], Noon, None);

        Assert.Equal(12, Assert.Single((await Customers.Read(Key(1))).Uses).Quantity);
    }

    [SkippableFact]
    public async Task Use_WhileATurnIsMade_DisturbsNothingAndIsSeenByTheNext()
    {
        await Customers.Use(Key(1), Shop, [Used("a", "export", 3)], Noon, None);
        var saved = Saved.Conflict;
        while (saved == Saved.Conflict)
        {
            var loaded = await Customers.Read(Key(1));
            if (loaded.Uses is [{ Quantity: 3 }])
            {
                await Customers.Use(Key(1), Shop, [Used("b", "export", 4)], Noon, None);
            }

            saved = await Customers.Save(loaded, new(loaded.Customer, [], null), Noon, None);
        }

        var next = await Customers.Read(Key(1));
        Assert.Equal(7, Assert.Single(next.Customer.Knowledge.Uses).Quantity);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Use_WakesOnlyWhereATurnAwaitsIt(bool awaits)
    {
        await Customers.Append(Key(1), Noted("a"));
        var loaded = await Customers.Read(Key(1));
        await Customers.Save(loaded, new(loaded.Customer, [], At(900)) { AwaitsUse = awaits }, Noon, None);

        Assert.Equal(awaits ? Application.Ports.Used.Woken : Application.Ports.Used.Counted, await Customers.Use(Key(1), Shop, [Used("a", "export")], At(5), None));

        Assert.Equal(At(awaits ? 5 : 900), await Customers.NextDue(None));
        Assert.Equal(1, Assert.Single((await Customers.Read(Key(1))).Uses).Quantity);
    }

    [SkippableFact]
    public async Task Use_OfAFeatureWithAnOddName_IsKeptUnderIt()
    {
        var names = ((IEnumerable<object[]>)OddNames).Select(row => (string)row[0]).ToList();
        await Customers.Use(Key(1), Shop, [.. names.Select((name, n) => Used($"{n}{name}", name))], Noon, None);

        Assert.Equal(names.Order(StringComparer.Ordinal), (await Customers.Read(Key(1))).Uses.Select(use => use.Feature).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task Use_ManyAtOnceAndSideBySide_LosesNone()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() =>
            Customers.Use(Key(1), Shop, [.. Enumerable.Range(0, 60).Select(i => Used($"{n}:{i}", "export"))], Noon, None))));

        Assert.Equal(240, Assert.Single((await Customers.Read(Key(1))).Uses).Quantity);
    }

    [SkippableFact]
    public async Task Use_AfterTheDaysThatAreLookedBackTo_ForgetsTheOldOnes()
    {
        await Customers.Use(Key(1), Shop, [Used("a", "export")], Noon, None);
        var later = new Use("b", "export", Day.PlusDays(DailyUse.DaysKept + 1), 1, Noon + Duration.FromDays(DailyUse.DaysKept + 1));

        await Customers.Use(Key(1), Shop, [later], Noon, None);

        Assert.Equal([later.Day], (await Customers.Read(Key(1))).Uses.Select(use => use.Day));
    }

    [SkippableFact]
    public async Task Use_AsLargeAsThereIs_NeverTurnsOver()
    {
        for (var round = 0; round < 3; round++)
        {
            await Customers.Use(Key(1), Shop, [Used($"{round}", "export", long.MaxValue / 2)], Noon, None);
        }

        Assert.True(Assert.Single((await Customers.Read(Key(1))).Uses).Quantity > 0);
    }

    private static Use Used(string key, string feature, long quantity = 1, int minute = 0) => new(key, feature, Day, quantity, At(minute));
}
