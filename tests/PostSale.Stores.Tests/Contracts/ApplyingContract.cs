using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using PostSale.Application.Customers;
using PostSale.Application.Settings;
using PostSale.Application.Starting;
using PostSale.Application.Strategies;
using PostSale.Application.Strategies.Applying;
using PostSale.Stores.Tests.Scenarios;
using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Contracts;

/// <summary>A store's strategy is changed while customers are in flight.</summary>
public abstract class ApplyingContract : StoreContract
{
    private static readonly Strategy Longer = Changed("day: 14", "day: 16");

    [SkippableFact]
    public async Task Applied_MovesThoseInFlight_AndOthersEnterTheNewVersion()
    {
        using var process = await Process();
        await Enter(process, 1, 2);

        var done = await process.Apply(Longer, MoveRule.Same, dryRun: false);
        Assert.True(done.Telling);
        await process.Tell.Run(Noon, None);
        await process.Advance(1, 2);
        await Enter(process, 3);

        foreach (var n in new[] { 1, 2, 3 })
        {
            Assert.All(await Runs(n), run => Assert.Equal(Longer.Hash, run.Version));
        }

        Assert.Equal([(new JourneyId("long-term"), 2), (new("onboarding"), 2), (new("reactivation"), 2)], done.Flight.Fates.Select(fate => (fate.Key.Journey, fate.Value)).Order());
        Assert.All(done.Flight.Fates.Keys, fate => Assert.Equal(typeof(Fate.Moves), fate.Fate));
        Assert.Equal("strategy applied", Assert.Single(await Audit.List(Shop, 10, None)).What);
        Assert.Null((await Strategies.Adoptions(None))[Shop].Telling);

        Assert.Empty((await process.Apply(Longer, MoveRule.Same, dryRun: false)).Flight.Fates);
    }

    [SkippableFact]
    public async Task DryRun_WritesNothing()
    {
        using var process = await Process();
        await Enter(process, 1);

        Assert.Equal(3, (await process.Apply(Longer, MoveRule.End, dryRun: true)).Flight.Fates.Values.Sum());
        await process.Advance(1);

        Assert.All(await Runs(1), run => Assert.True(run.IsActive && run.Version == BriefStrategy.Strategy.Hash));
        Assert.Equal(1, (await Strategies.Adoptions(None))[Shop].Number);
        Assert.Null(await Strategies.Find(Longer.Hash, None));
        Assert.Empty(await Audit.List(Shop, 10, None));
    }

    // The process dies when the version is adopted and some have been told.
    [SkippableFact]
    public async Task Interrupted_AnotherProcessTellsTheRest_AndNobodyTwice()
    {
        using (var process = await Process())
        {
            await Enter(process, 1, 2);
            await Strategies.Keep(Longer.Hash, Longer.Files, None);
            var adopted = await Strategies.Adopt(Shop, held => held.Applies(Longer.Hash, MoveRule.End, "admin", null, Noon), None);
            await Customers.Append(
                Key(1), Shop, [new Fact.StrategyApplied(Longer.Hash, MoveRule.End) { Key = $"strategy:{adopted.Number}", OccurredAt = Noon, ReceivedAt = Noon }], Noon, None);
        }

        using var next = await Process();
        await next.Tell.Run(Noon, None);
        Assert.Equal(0, await next.Tell.Run(Noon, None));
        await next.Advance(1, 2);

        foreach (var n in new[] { 1, 2 })
        {
            Assert.All(await Runs(n), run => Assert.Equal(Reason.StrategyChanged, run.Ended));
            Assert.Single(await Customers.Timeline(Key(n), 50, None), line => line.Fact is Fact.StrategyApplied);
        }
    }

    [SkippableFact]
    public async Task AnotherProcess_KnowsTheVersionWhenItMeetsIt()
    {
        using var first = await Process();
        using var other = await Process();
        await Enter(first, 1);

        await first.Apply(Longer, MoveRule.Same, dryRun: false);
        await first.Tell.Run(Noon, None);
        Assert.NotEqual(Longer.Hash, other.Shops.Find(Shop)!.Strategy.Hash);
        await other.Advance(1);

        Assert.All(await Runs(1), run => Assert.Equal(Longer.Hash, run.Version));
        Assert.Equal(Longer.Hash, other.Shops.Find(Shop)!.Strategy.Hash);
    }

    [SkippableFact]
    public async Task StartedAnew_WhatWasAppliedCounts_UntilTheFolderIsChanged()
    {
        using (var process = await Process())
        {
            await process.Apply(Longer, MoveRule.Stay, dryRun: false);
        }

        using (var again = await Process())
        {
            Assert.Equal(Longer.Hash, again.Shops.Find(Shop)!.Strategy.Hash);
        }

        var deployed = Changed("day: 14", "day: 18");
        using var next = await Process(deployed);
        Assert.Equal(deployed.Hash, next.Shops.Find(Shop)!.Strategy.Hash);
        Assert.Equal(3, next.Shops.Find(Shop)!.Earlier.Count);
    }

    private async Task<Served> Process(Strategy? configured = null) => await Served.Start(
        configured ?? BriefStrategy.Strategy, shops => new(Customers, shops, new(Customers, Aliases, Inbox, Purchases)), Strategies, Customers, Audit);

    private async Task Enter(Served process, params int[] customers)
    {
        foreach (var n in customers)
        {
            await Customers.Append(Key(n), Shop, [Paid($"order-{n}")], Noon, None);
        }

        await process.Advance(customers);
    }

    private async Task<IReadOnlyList<JourneyRun>> Runs(int customer) => (await Customers.Load(Key(customer), None))!.Customer.Commitments.Runs;

    private static Strategy Changed(string was, string becomes) => ((StrategyResult.Loaded)StrategyLoader.Load(
        BriefStrategy.Strategy.Files.SetItem("strategy.yaml", BriefStrategy.Strategy.Files["strategy.yaml"].Replace(was, becomes, StringComparison.Ordinal)))).Strategy;

    /// <summary>A process with a configured folder of its own, on the store that all share.</summary>
    private sealed class Served : IDisposable
    {
        private readonly DirectoryInfo home;
        private readonly AdvanceCustomer advance;
        private readonly ApplyStrategy apply;

        private Served(DirectoryInfo home, Application.IShops shops, AdvanceCustomer advance, TellApplied tell, ApplyStrategy apply) =>
            (this.home, Shops, this.advance, Tell, this.apply) = (home, shops, advance, tell, apply);

        public Application.IShops Shops { get; }

        public TellApplied Tell { get; }

        public static async Task<Served> Start(Strategy configured, Func<Application.IShops, AdvanceCustomer> advance, IStrategies kept, ICustomers customers, IAudit audit)
        {
            var home = Directory.CreateTempSubdirectory("postsale-test-");
            foreach (var (name, text) in configured.Files)
            {
                var file = Path.Combine(home.FullName, "strategies/any", name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, text);
            }

            var json = StarterSettings.Create(Shop.Value, "strategies/any", isPortuguese: false, RandomNumberGenerator.GetBytes).Json;
            var settings = ((SettingsResult.Valid)SettingsReader.Read(
                new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build(), ["pickup"], ["pickup"])).Settings;
            var shops = await ConfiguredShops.Read(settings, [home.FullName], kept, Noon, None);
            var tell = new TellApplied(shops, kept, customers);
            return new(home, shops, advance(shops), tell, new(shops, kept, customers, audit));
        }

        public async Task Advance(params int[] customers)
        {
            foreach (var n in customers)
            {
                await advance.Run(Key(n), Noon, None);
            }
        }

        public async Task<ApplyOutcome.Done> Apply(Strategy strategy, MoveRule rule, bool dryRun) => Assert.IsType<ApplyOutcome.Done>(
            await apply.Run(Shops.Find(Shop)!, new(Shop, strategy.Files, rule, dryRun), "admin", Noon, None));

        public void Dispose() => home.Delete(recursive: true);
    }
}
