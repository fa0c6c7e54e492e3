using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

/// <summary>What every <see cref="IStrategies"/> keeps.</summary>
public abstract partial class StrategiesContract : StoreContract
{
    private static readonly StrategyHash First = new("0123456789abcdef0123456789abcdef");
    private static readonly StrategyHash Second = new("fedcba9876543210fedcba9876543210");

    [SkippableFact]
    public async Task All_NothingKept_IsEmpty() => Assert.Empty(await Strategies.All(None));

    [SkippableFact]
    public async Task Keep_SeveralVersions_AllComeBackFileByFile()
    {
        var first = new Dictionary<string, string> { ["strategy.yaml"] = "journeys: []", ["templates/boas-vindas.html.hbs"] = "<p>Olá, {{nome}} 漢字 🛒</p>\r\n" };
        var second = new Dictionary<string, string> { ["strategy.yaml"] = "" };

        await Strategies.Keep(First, first, None);
        await Strategies.Keep(Second, second, None);

        var all = await Strategies.All(None);
        Assert.Equal(2, all.Count);
        Assert.Equal(first, all[First]);
        Assert.Equal(second, all[Second]);
    }

    [SkippableFact]
    public async Task Keep_Repeated_ChangesNothing()
    {
        var files = new Dictionary<string, string> { ["strategy.yaml"] = "journeys: []" };

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Strategies.Keep(First, files, None))));

        Assert.Equal(files, Assert.Single(await Strategies.All(None)).Value);
    }

    [SkippableFact]
    public async Task Keep_LargeVersion_ComesBackWhole()
    {
        var files = Enumerable.Range(0, 3).ToDictionary(n => $"scripts/{n}.md", _ => Convert.ToBase64String(Noise(500_000)));

        await Strategies.Keep(First, files, None);

        Assert.Equal(files, Assert.Single(await Strategies.All(None)).Value);
    }
}
