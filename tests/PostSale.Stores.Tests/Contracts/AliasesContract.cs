using System.Security.Cryptography;
using System.Text;
using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

/// <summary>What every <see cref="IAliases"/> keeps.</summary>
public abstract partial class AliasesContract : StoreContract
{
    [SkippableFact]
    public async Task Find_UnknownAlias_IsLeftOut()
    {
        await Aliases.Claim(Shop, [Alias(1)], Key(1), None);

        Assert.Equal(Key(1), Assert.Single(await Aliases.Find(Shop, [Alias(1), Alias(2)], None)).Value);
        Assert.Empty(await Aliases.Find(Shop, [], None));
    }

    [SkippableFact]
    public async Task Claim_AbsentAliases_AreTheClaimantsFromThenOn()
    {
        AliasHash[] aliases = [.. Enumerable.Range(0, 20).Select(Alias)];

        var holders = await Aliases.Claim(Shop, aliases, Key(1), None);

        Assert.Equal(aliases.ToHashSet(), holders.Keys.ToHashSet());
        Assert.All(holders.Values, holder => Assert.Equal(Key(1), holder));
        Assert.Equal(20, (await Aliases.Find(Shop, aliases, None)).Count(found => found.Value == Key(1)));
    }

    [SkippableFact]
    public async Task Claim_HeldAlias_IsNeverRepointed()
    {
        await Aliases.Claim(Shop, [Alias(1)], Key(1), None);

        var holders = await Aliases.Claim(Shop, [Alias(1), Alias(2)], Key(2), None);

        Assert.Equal((Key(1), Key(2)), (holders[Alias(1)], holders[Alias(2)]));
        Assert.Equal(Key(1), (await Aliases.Find(Shop, [Alias(1)], None))[Alias(1)]);
    }

    [SkippableFact]
    public async Task Claim_Repeated_ChangesNothing()
    {
        await Aliases.Claim(Shop, [Alias(1)], Key(1), None);

        Assert.Equal(Key(1), (await Aliases.Claim(Shop, [Alias(1), Alias(1)], Key(1), None))[Alias(1)]);
    }

    [SkippableFact]
    public async Task Claim_InAnotherStore_IsAnotherAlias()
    {
        await Aliases.Claim(Shop, [Alias(1)], Key(1), None);

        Assert.Empty(await Aliases.Find(OtherShop, [Alias(1)], None));
        Assert.Equal(Key(2), (await Aliases.Claim(OtherShop, [Alias(1)], Key(2), None))[Alias(1)]);
        Assert.Equal(Key(1), (await Aliases.Find(Shop, [Alias(1)], None))[Alias(1)]);
    }

    [SkippableFact]
    public async Task Claim_ThirtyTwoSideBySide_AllHearOfOneHolder()
    {
        var heard = await Task.WhenAll(Enumerable.Range(0, 32).Select(n => Task.Run(() => Aliases.Claim(Shop, [Alias(1)], Key(n), None))));

        var holder = Assert.Single(heard.Select(holders => holders[Alias(1)]).Distinct());
        Assert.Equal(holder, (await Aliases.Find(Shop, [Alias(1)], None))[Alias(1)]);
    }

    [SkippableFact]
    public async Task Claim_OverlappingSetsSideBySide_AgreeOnEveryAlias()
    {
        var heard = await Task.WhenAll(Enumerable.Range(0, 16).Select(n =>
            Task.Run(() => Aliases.Claim(Shop, [Alias(n % 5), Alias((n + 1) % 5), Alias((n + 2) % 5)], Key(n), None))));

        var found = await Aliases.Find(Shop, [.. Enumerable.Range(0, 5).Select(Alias)], None);
        Assert.Equal(5, found.Count);
        Assert.All(heard.SelectMany(holders => holders), pair => Assert.Equal(found[pair.Key], pair.Value));
    }

    private static AliasHash Alias(int number) => Alias(number, "");

    private static AliasHash Alias(int number, string kind) => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"alias {number}"))), kind);
}
