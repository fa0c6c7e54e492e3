using System.Globalization;
using PostSale.Stores.Tests.Contracts;
using PostSale.Stores.Tests.Sqlite;
using PostSale.Stores.Tests.Tables;

namespace PostSale.Stores.Tests.Scenarios;

/// <summary>One table of scenes for the sections of a post-sale plan, played in virtual time on each store.</summary>
public abstract class BriefContract
{
    public static TheoryData<string> Sections() => new(Scenes.All.Select(scene => scene.Section));

    [SkippableTheory]
    [MemberData(nameof(Sections))]
    public async Task AScene_ComesToWhatThePlanSays(string section)
    {
        var scene = Scenes.All.Single(one => one.Section == section);
        var skip = WhyNot(Scenes.All.ToList().IndexOf(scene));
        Skip.If(skip is not null, skip);
        var ports = await Open();
        try
        {
            await using var stage = new Stage(ports, scene.Consent);

            Assert.Equal(string.Join('\n', Scene.Lines(scene.Effects).Order(StringComparer.Ordinal)), string.Join('\n', await stage.Play(scene)));
        }
        finally
        {
            await ports.Release();
        }
    }

    [Fact]
    public void EverySection_HasItsScenes() => Assert.Equal(
        Enumerable.Range(1, 10), Scenes.All.Select(scene => int.Parse(scene.Section.Split(' ')[0], CultureInfo.InvariantCulture)).Distinct());

    /// <returns>Why a scene is not played; null when it is.</returns>
    protected virtual string? WhyNot(int scene) => null;

    /// <returns>Ports on an empty store that no other test sees.</returns>
    protected abstract Task<StorePorts> Open();
}

public sealed class SqliteBriefTests : BriefContract
{
    protected override Task<StorePorts> Open() => SqliteFile.Open();
}

public sealed class TableBriefTests : BriefContract
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("POSTSALE_FULL") == "true";

    protected override string? WhyNot(int scene) =>
        Full || scene % 2 == 0 ? null : "Every other scene on the tables, all of them on SQLite: ./test.sh --full plays the rest.";

    protected override Task<StorePorts> Open() => TableAccount.Open();
}
