using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PostSale.Application.Starting;
using PostSale.Delivery.App;
using PostSale.Embedded.Workers;
using PostSale.Web.Webhooks;

namespace PostSale.Functions.Tests.Scenarios;

/// <summary>Lives a scenario through the embedded host's engine.</summary>
internal static class EmbeddedRunner
{
    public static async Task<IReadOnlyList<string>> Run(Scenario scenario)
    {
        await using var store = new TestStore();
        var shop = await TestShop.Open(store.Sqlite.Strategies, scenario.Strategy);
        var clock = new TravellingClock(new FixedClock(Scenario.Start - Duration.FromDays(1)));
        var services = new ServiceCollection().AddLogging(logging => logging.ClearProviders());
        services.AddUseCases(shop.Settings, shop.Shops).AddWebhooks();
        services.AddSingleton(clock).AddSingleton<IClock>(clock).AddSingleton<IProvider>(new LaterProvider(scenario.Attempts)).AddSingleton<IProvider, AppNotices>();
        services.AddSingleton(store.Sqlite.Inbox).AddSingleton(store.Sqlite.Aliases).AddSingleton(store.Sqlite.Customers)
            .AddSingleton(store.Sqlite.Outbox).AddSingleton(store.Sqlite.Purchases).AddSingleton(store.Sqlite.Notes).AddSingleton(store.Sqlite.Switches);
        services.AddSingleton<IJob, SweepJob>().AddSingleton<IJob, RoutingJob>().AddSingleton<IJob, AdvanceJob>().AddSingleton<IJob, OutboxJob>();
        services.AddSingleton<Conveyor>().AddSingleton<TimeTravel>();
        await using var provider = services.BuildServiceProvider();

        var acts = scenario.Acts.OrderBy(act => act.At)
            .Select(act => new Embedded.Workers.Act(act.At, (_, cancellation) => store.Sqlite.Inbox.Append([act.Delivery], cancellation))).ToList();
        await provider.GetRequiredService<TimeTravel>().Relive(acts, Scenario.Start + Scenario.Length, CancellationToken.None);
        return await Effects.Of(store.Sqlite.Customers, store.Sqlite.Outbox);
    }
}
