namespace PostSale.Application.Tests.Strategies;

public sealed class StrategyHashTests
{
    // Rows in stores are named by it: if this changes, every run in flight loses the plan it is pinned to.
    [Fact]
    public void TheHashOfGivenFiles_NeverChanges() => Assert.Equal(
        "919ba5dd22974c7ec53b7437f74c2ef6",
        StrategyFiles.Hash(new Dictionary<string, string> { ["strategy.yaml"] = "format: 1\n", ["templates/a.txt.hbs"] = "é" }).Value);

    [Fact]
    public void TheSameFiles_HashAlikeWhateverTheirOrder() => Assert.Equal(
        TeaShop.Strategy.Hash,
        TeaShop.Load(TeaShop.Files.Reverse().ToDictionary()).Hash);

    [Fact]
    public void AWindowsCheckout_IsTheSameVersion()
    {
        var windows = TeaShop.Files.ToDictionary(file => file.Key, file => "\uFEFF" + file.Value.Replace("\n", "\r\n", StringComparison.Ordinal));

        var strategy = TeaShop.Load(windows);

        Assert.Equal(TeaShop.Strategy.Hash, strategy.Hash);
        Assert.Equal(TeaShop.Files, strategy.Files);
    }

    [Fact]
    public void AnyChangeOfAnyFile_IsAnotherVersion()
    {
        var hashes = TeaShop.Files.Keys
            .Select(file => StrategyFiles.Hash(TeaShop.Files.SetItem(file, TeaShop.Files[file] + " ")))
            .Append(StrategyFiles.Hash(TeaShop.Files))
            .Append(StrategyFiles.Hash(TeaShop.Files.Remove("templates/hello.txt.hbs")))
            .Append(StrategyFiles.Hash(TeaShop.Files.Remove("templates/hello.txt.hbs").Add("templates/hella.txt.hbs", TeaShop.Files["templates/hello.txt.hbs"])))
            .ToList();

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    [Fact]
    public void WhereANameEndsAndATextBegins_Counts() => Assert.NotEqual(
        StrategyFiles.Hash(new Dictionary<string, string> { ["a"] = "bc" }),
        StrategyFiles.Hash(new Dictionary<string, string> { ["ab"] = "c" }));
}
