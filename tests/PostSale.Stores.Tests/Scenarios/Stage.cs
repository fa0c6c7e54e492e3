using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime.Text;
using PostSale.Application;
using PostSale.Application.Settings;
using PostSale.Application.Starting;
using PostSale.Application.Strategies;
using PostSale.Application.Work;
using PostSale.Domain.Surveys;
using PostSale.Embedded.Workers;
using PostSale.Stores.Tests.Contracts;
using PostSale.Web.Webhooks;

namespace PostSale.Stores.Tests.Scenarios;

/// <summary>Plays a scene on a store in virtual time: intake, rules and sending as the hosts run them, with a provider that takes everything.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private static readonly LocalDateTimePattern Hour = LocalDateTimePattern.CreateWithInvariantCulture("MM-dd HH'h'");

    private readonly StorePorts ports;
    private readonly ServiceProvider services;
    private readonly Conveyor conveyor;

    public Stage(StorePorts ports, string consent)
    {
        this.ports = ports;
        var collection = new ServiceCollection().AddLogging(logging => logging.ClearProviders());
        var json = StarterSettings.Create(Sample.Shop.Value, "strategies/any", isPortuguese: false, RandomNumberGenerator.GetBytes).Json;
        var settings = ((SettingsResult.Valid)SettingsReader.Read(
            new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build(), ["pickup"], ["pickup"])).Settings;
        collection.AddUseCases(settings, new OneShop(settings.Stores[Sample.Shop.Value] with { Consent = consent, Currency = "BRL", TimeZone = Scene.Zone.Id })).AddWebhooks();
        collection.AddSingleton(ports.Inbox).AddSingleton(ports.Aliases).AddSingleton(ports.Customers).AddSingleton(ports.Outbox).AddSingleton(ports.Tasks).AddSingleton(ports.Purchases)
            .AddSingleton(ports.Strategies).AddSingleton(ports.Switches).AddSingleton(ports.Audit)
            .AddSingleton<IProvider, TakesEverything>().AddSingleton<IClock>(SystemClock.Instance);
        collection.AddSingleton<IJob, RoutingJob>().AddSingleton<IJob, AdvanceJob>().AddSingleton<IJob, OutboxJob>().AddSingleton<Conveyor>();
        services = collection.BuildServiceProvider();
        conveyor = services.GetRequiredService<Conveyor>();
    }

    public async Task<IReadOnlyList<string>> Play(Scene scene)
    {
        var moment = scene.Steps[0].At;
        foreach (var act in scene.Steps)
        {
            await Pass(moment, act.At);
            moment = act.At;
            await Do(act);
        }

        await Pass(moment, scene.End);
        return await Effects();
    }

    /// <summary>All of it has arrived before anything is looked at.</summary>
    public async Task<IReadOnlyList<string>> PlayAtOnce(IReadOnlyList<Act> acts)
    {
        await ports.Inbox.Append([.. acts.Select(act => act.Delivery)], CancellationToken.None);
        await Pass(acts[0].At, acts[0].At);
        return await Effects();
    }

    /// <summary>Each is looked at before the next arrives.</summary>
    /// <returns>The only customer they came to.</returns>
    public async Task<Customer> Deliver(IReadOnlyList<Application.Ports.Delivery> deliveries, Instant end)
    {
        foreach (var delivery in deliveries)
        {
            await ports.Inbox.Append([delivery], CancellationToken.None);
            await Pass(delivery.ReceivedAt, delivery.ReceivedAt);
        }

        await Pass(deliveries[^1].ReceivedAt, end);
        return Assert.Single(await ports.Customers.List(Sample.Shop, null, 10, CancellationToken.None)).Customer;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task Pass(Instant moment, Instant target)
    {
        while (true)
        {
            var next = await conveyor.Settle(moment, CancellationToken.None);
            if (moment == target)
            {
                return;
            }

            moment = next is { } due && due <= target ? due : target;
        }
    }

    private async Task Do(Act act)
    {
        Fact? fact = act.What switch
        {
            "nps" => new Fact.SurveyAnswered(SurveyKind.Nps, int.Parse(act.Words[0], CultureInfo.InvariantCulture), "", null) { Key = act.Id, OccurredAt = act.At, ReceivedAt = act.At },
            "risk" => new Fact.RiskAssessed(Enum.Parse<RiskLevel>(act.Words[0], ignoreCase: true)) { Key = act.Id, OccurredAt = act.At, ReceivedAt = act.At },
            "pause" => new Fact.Paused(Domain.Strategies.Calendar.Later(act.At, Duration.FromDays(30))) { Key = act.Id, OccurredAt = act.At, ReceivedAt = act.At },
            _ => null,
        };
        if (fact is not null)
        {
            await ports.Customers.Append(await Who(), Sample.Shop, [fact], act.At, CancellationToken.None);
        }
        else if (act.What == "done")
        {
            var task = (await ports.Tasks.Of(await Who(), 100, CancellationToken.None)).First(one => one.Effect.Touchpoint.Value == act.Words[0]);
            Assert.IsType<Closing.Closed>(await services.GetRequiredService<CloseTask>().Run(task.Id, act.Words[1], "", act.At, CancellationToken.None));
        }
        else
        {
            await ports.Inbox.Append([act.Delivery], CancellationToken.None);
        }
    }

    private async Task<CustomerKey> Who() => Assert.Single(await ports.Customers.List(Sample.Shop, null, 10, CancellationToken.None)).Customer.Key;

    /// <summary>What went and what was asked for; of what was reached and did not go, why.</summary>
    private async Task<IReadOnlyList<string>> Effects()
    {
        var who = await Who();
        var messages = (await ports.Outbox.Of(who, 500, CancellationToken.None)).Where(message => message.State == MessageState.Accepted)
            .Select(message => (At: message.SettledAt!.Value, What: $"{Words.Of(message.Channel)} {message.Effect.Touchpoint}"));
        var tasks = (await ports.Tasks.Of(who, 500, CancellationToken.None))
            .Select(task => (At: task.CreatedAt, What: $"{Words.Of(task.Kind)} {task.Effect.Touchpoint}{(task.State == TaskState.Cancelled ? " withdrawn" : "")}"));
        var others = (await ports.Customers.Timeline(who, 1000, CancellationToken.None)).Select(line => line.Decision).OfType<Decision>()
            .Where(decision => decision.Kind is DecisionKind.Skipped or DecisionKind.Left)
            .Select(decision => (decision.At, What: decision.Kind == DecisionKind.Skipped
                ? $"no {decision.Touchpoint}: {Words.Of(decision.Reason!.Value)}"
                : $"left {decision.Journey}: {Words.Of(decision.Reason!.Value)}{(decision.Cause is { } cause ? " " + cause : "")}"));
        return
        [
            .. messages.Concat(tasks).Concat(others)
                .Select(effect => $"{Hour.Format(effect.At.InZone(Scene.Zone).LocalDateTime)} {effect.What}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private sealed class OneShop(StoreSettings settings) : IShops
    {
        private readonly Shop shop = new(
            Sample.Shop, settings, BriefStrategy.Strategy, ImmutableDictionary<StrategyHash, Strategy>.Empty.Add(BriefStrategy.Strategy.Hash, BriefStrategy.Strategy),
            StorePolicies.Of(BriefStrategy.Strategy, settings, killSwitch: false));

        public IReadOnlyCollection<Shop> All => [shop];

        public Shop? Find(StoreId id) => id == shop.Id ? shop : null;
    }

    private sealed class TakesEverything : IProvider
    {
        public IReadOnlyCollection<Channel> Channels { get; } = [Channel.Email, Channel.Sms, Channel.WhatsApp, Channel.App];

        public Task<SendResult> Send(Shop shop, Message message, Content content, Instant now, CancellationToken cancellation) =>
            Task.FromResult<SendResult>(new SendResult.Accepted("p"));

        public Task<LookupResult> Lookup(Message message, CancellationToken cancellation) => Task.FromResult<LookupResult>(new LookupResult.CannotTell());
    }
}
