using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

public abstract partial class AliasesContract
{
    [SkippableFact]
    public async Task Of_ACustomer_IsAllThatItHoldsWithKindsAndNothingElse()
    {
        await Aliases.Claim(Shop, [Alias(1, "email"), Alias(2, "stripe:customer")], Key(1), None);
        await Aliases.Claim(Shop, [Alias(2, "stripe:customer"), Alias(3, "phone")], Key(2), None);
        await Aliases.Claim(OtherShop, [Alias(4, "email")], Key(1), None);

        Assert.Equal(Kinds((Alias(1), "email"), (Alias(2), "stripe:customer")), await Held(Key(1)));
        Assert.Equal(Kinds((Alias(3), "phone")), await Held(Key(2)));
        Assert.Empty(await Held(Key(3)));
    }

    [SkippableFact]
    public async Task Move_GivesAllToTheOther_AndMayBeRepeated()
    {
        await Aliases.Claim(Shop, [Alias(1, "email"), Alias(2, "phone")], Key(1), None);
        await Aliases.Claim(Shop, [Alias(3, "email")], Key(2), None);

        await Aliases.Move(Shop, Key(1), Key(2), None);
        await Aliases.Move(Shop, Key(1), Key(2), None);

        Assert.All((await Aliases.Find(Shop, [Alias(1), Alias(2), Alias(3)], None)).Values, holder => Assert.Equal(Key(2), holder));
        Assert.Equal(3, (await Held(Key(2))).Count);
        Assert.Empty(await Held(Key(1)));
    }

    [SkippableFact]
    public async Task Move_AlongAChain_EndsAtTheLast()
    {
        await Aliases.Claim(Shop, [Alias(1)], Key(1), None);
        await Aliases.Move(Shop, Key(1), Key(2), None);
        await Aliases.Move(Shop, Key(2), Key(3), None);
        await Aliases.Move(Shop, Key(1), Key(2), None);

        Assert.Equal(Key(3), (await Aliases.Find(Shop, [Alias(1)], None))[Alias(1)]);
    }

    [SkippableFact]
    public async Task Bury_TakesAllAwayAndRemembersWhen()
    {
        await Aliases.Claim(Shop, [Alias(1), Alias(2)], Key(1), None);
        await Aliases.Claim(Shop, [Alias(3)], Key(2), None);

        await Aliases.Bury(Shop, Key(1), [Alias(3), Alias(4)], At(5), None);
        await Aliases.Bury(Shop, Key(1), [Alias(4)], At(3), None);

        Assert.Equal([Alias(3)], (await Aliases.Find(Shop, [Alias(1), Alias(2), Alias(3), Alias(4)], None)).Keys);
        var buried = await Aliases.Buried(Shop, [Alias(1), Alias(2), Alias(3), Alias(4), Alias(5)], None);
        Assert.Equal(new[] { Alias(1), Alias(2), Alias(4) }.ToHashSet(), buried.Keys.ToHashSet());
        Assert.All(buried.Values, at => Assert.Equal(At(5), at));
        Assert.Empty(await Aliases.Buried(OtherShop, [Alias(1)], None));
        Assert.Empty(await Held(Key(1)));
    }

    [SkippableFact]
    public async Task Bury_WhatIsClaimedAnew_IsHeldAndRemembered()
    {
        await Aliases.Claim(Shop, [Alias(1)], Key(1), None);
        await Aliases.Bury(Shop, Key(1), [], At(5), None);

        Assert.Equal(Key(2), (await Aliases.Claim(Shop, [Alias(1)], Key(2), None))[Alias(1)]);
        await Aliases.Bury(Shop, Key(1), [Alias(1)], At(9), None);

        Assert.Equal(Key(2), (await Aliases.Find(Shop, [Alias(1)], None))[Alias(1)]);
        Assert.Equal(At(5), (await Aliases.Buried(Shop, [Alias(1)], None))[Alias(1)]);
    }

    private async Task<HashSet<(AliasHash, string)>> Held(CustomerKey key) =>
        [.. (await Aliases.Of(Shop, key, None)).Select(alias => (alias, alias.Kind))];

    private static HashSet<(AliasHash, string)> Kinds(params (AliasHash, string)[] held) => [.. held];
}
