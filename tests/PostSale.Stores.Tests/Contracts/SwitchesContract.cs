using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

/// <summary>What every <see cref="ISwitches"/> and <see cref="IAudit"/> keeps.</summary>
public abstract class SwitchesContract : StoreContract
{
    [SkippableFact]
    public async Task Change_IsReadBackAndIsTheStoresOwn()
    {
        Assert.Empty(await Switches.All(None));

        var changed = await Switches.Change(
            Shop,
            held => held with { KillSwitch = true, ChannelsOff = [Channel.Sms], PurposesOff = [Purpose.Marketing], Paused = true, PausedUntil = At(9), Why = "Férias.", ChangedAt = Noon, ErasingSince = At(1) },
            None);
        await Switches.Change(OtherShop, held => held with { Why = "other" }, None);

        var all = await Switches.All(None);
        Assert.Equal(2, all.Count);
        Assert.Equal(changed with { ChannelsOff = [], PurposesOff = [] }, all[Shop] with { ChannelsOff = [], PurposesOff = [] });
        Assert.Equal((Channel.Sms, Purpose.Marketing), (Assert.Single(all[Shop].ChannelsOff), Assert.Single(all[Shop].PurposesOff)));
        Assert.False(all[OtherShop].KillSwitch);

        Assert.True((await Switches.Change(Shop, held => held with { Why = "" }, None)).KillSwitch);
    }

    [SkippableFact]
    public async Task Change_SideBySide_LosesNone()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => Switches.Change(Shop, held => held with { Why = held.Why + "x" }, None))));

        Assert.Equal(12, (await Switches.All(None))[Shop].Why.Length);
    }

    [SkippableFact]
    public async Task Audit_IsListedNewestFirstAndOfTheStoreOnly()
    {
        AuditLine[] lines = [.. Enumerable.Range(0, 4).Select(n => new AuditLine(At(n * 20_000), Shop, "admin", "customer erased", $"key {n}"))];
        foreach (var line in lines)
        {
            await Audit.Write(line, None);
        }

        await Audit.Write(lines[0] with { Store = OtherShop }, None);

        Assert.Equal(lines.Reverse().Take(3), await Audit.List(Shop, 3, None));
        Assert.Single(await Audit.List(OtherShop, 10, None));
    }
}
