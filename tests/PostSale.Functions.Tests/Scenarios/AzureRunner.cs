using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;
using PostSale.Application.Intake;
using PostSale.Delivery.App;
using PostSale.Functions.Composition;
using PostSale.Functions.Messages;
using PostSale.Functions.Timers;

namespace PostSale.Functions.Tests.Scenarios;

/// <summary>Lives a scenario through the functions: intake, orchestrators, the queue and the sweeper, on a hub and a queue in virtual time.</summary>
internal sealed class AzureRunner : IAsyncDisposable
{
    // In production a minute; what a hint missed is found a little later here.
    private static readonly Duration BetweenSweeps = Duration.FromMinutes(30);

    private readonly TestStore store = new();
    private readonly FixedClock clock = new(Scenario.Start);
    private readonly HashSet<string> rung = [];
    private readonly Scenario scenario;
    private readonly Hub hub;
    private readonly DurableTaskClient client;
    private ServiceProvider provider = null!;

    private AzureRunner(Scenario scenario)
    {
        this.scenario = scenario;
        hub = new(Scenario.Start.ToDateTimeUtc(), async request =>
        {
            using var scope = provider.CreateScope();
            return await Function<AdvanceCustomerFunction>(scope).Run(request, CancellationToken.None);
        })
        {
            Moved = now => clock.Now = Instant.FromDateTimeUtc(now),
            TimersEarlyBy = scenario.Trouble.HasFlag(Trouble.TimersEarly) ? TimeSpan.FromSeconds(1) : TimeSpan.Zero,
        };
        client = new HubClient(hub);
    }

    public static async Task<IReadOnlyList<string>> Run(Scenario scenario)
    {
        await using var runner = new AzureRunner(scenario);
        return await runner.Live();
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        await store.DisposeAsync();
    }

    private async Task<IReadOnlyList<string>> Live()
    {
        var shop = await TestShop.Open(store.Sqlite.Strategies, scenario.Strategy);
        var messages = new LaterProvider(scenario.Attempts);
        var services = new ServiceCollection().AddLogging(logging => logging.ClearProviders());
        services.AddAzure(shop.Settings, shop.Shops, store.Ports, scenario.Trouble.HasFlag(Trouble.NoQueue) ? null : Queue(), store.Folder);
        var pickup = services.Where(service => service.ServiceType == typeof(IProvider) && service.ImplementationType != typeof(AppNotices)).ToList();
        pickup.ForEach(service => services.Remove(service));
        services.AddSingleton<IProvider>(messages).AddSingleton<IClock>(clock);
        provider = services.BuildServiceProvider();

        foreach (var act in scenario.Acts)
        {
            hub.At(act.At.ToDateTimeUtc(), () => Take(act));
        }

        for (var at = Scenario.Start; at < Scenario.Start + Scenario.Length; at += BetweenSweeps)
        {
            hub.At(at.ToDateTimeUtc(), Sweep);
        }

        await hub.Run((Scenario.Start + Scenario.Length).ToDateTimeUtc());
        Assert.All(messages.Taken, pair => Assert.Equal(1, pair.Value));
        return await Effects.Of(store.Ports.Customers, store.Ports.Outbox);
    }

    // What the webhook functions do once a request is verified.
    private async Task Take(Act act)
    {
        var received = await store.Ports.Inbox.Append([act.Delivery], CancellationToken.None);
        if (received is [Received.Stored] && !scenario.Trouble.HasFlag(Trouble.NudgesLost))
        {
            var routed = await provider.GetRequiredService<RouteInbox>().Run([act.Delivery], clock.Now, CancellationToken.None);
            await new DurableNudge(client, provider.GetRequiredService<ILogger<AzureRunner>>()).Ring(routed.Customers, CancellationToken.None);
        }
    }

    private async Task Sweep()
    {
        using var scope = provider.CreateScope();
        await Function<SweepFunction>(scope).Run(new TimerInfo(), client, CancellationToken.None);
    }

    private ServiceBusSender Queue()
    {
        var sender = new Mock<ServiceBusSender>();
        sender.Setup(one => one.SendMessagesAsync(It.IsAny<IEnumerable<ServiceBusMessage>>(), It.IsAny<CancellationToken>()))
            .Callback((IEnumerable<ServiceBusMessage> rings, CancellationToken _) =>
            {
                foreach (var ring in rings)
                {
                    Enqueue(ring);
                }
            })
            .Returns(Task.CompletedTask);
        return sender.Object;
    }

    private void Enqueue(ServiceBusMessage ring)
    {
        // A lost ring is one of the first that rings for an attempt; the sweeper's comes through.
        if (rung.Add(ring.MessageId) && scenario.Trouble.HasFlag(Trouble.RingsLost))
        {
            return;
        }

        var at = ring.ScheduledEnqueueTime > hub.Now ? ring.ScheduledEnqueueTime.UtcDateTime : hub.Now;
        for (var copies = scenario.Trouble.HasFlag(Trouble.RingsTwice) ? 2 : 1; copies > 0; copies--)
        {
            hub.At(at, () => Answer(ring));
        }
    }

    private async Task Answer(ServiceBusMessage ring)
    {
        var actions = new Mock<ServiceBusMessageActions>(MockBehavior.Strict);
        actions.Setup(one => one.CompleteMessageAsync(It.IsAny<ServiceBusReceivedMessage>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        using var scope = provider.CreateScope();
        await Function<SendMessageFunction>(scope).Run(
            ServiceBusModelFactory.ServiceBusReceivedMessage(ring.Body, ring.MessageId, deliveryCount: 1), actions.Object, client, CancellationToken.None);
        actions.Verify(one => one.CompleteMessageAsync(It.IsAny<ServiceBusReceivedMessage>(), It.IsAny<CancellationToken>()), Times.Once);
    }

    private static T Function<T>(IServiceScope scope) => ActivatorUtilities.CreateInstance<T>(scope.ServiceProvider);
}
