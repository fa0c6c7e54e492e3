using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using PostSale.Application.Customers;
using PostSale.Application.Messages;
using PostSale.Application.Settings;
using PostSale.Application.Strategies;
using PostSale.Embedded.Sqlite;
using PostSale.Embedded.Workers;

namespace PostSale.Embedded.Tests.Support;

/// <summary>The embedded engine on a file of its own, in virtual time, with a provider that does as it is told.</summary>
internal sealed class Engine : IAsyncDisposable, IShops, IComposer
{
    public static readonly CustomerKey Ana = CustomerKey.Parse(new string('a', 32));

    /// <summary>A Monday, 10:00 in São Paulo.</summary>
    public static readonly Instant Bought = Instant.FromUtc(2026, 3, 2, 13, 0);

    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postsale-engine-");
    private readonly Shop shop;
    private readonly SqliteStore store;
    private readonly Conveyor conveyor;

    public Engine(IProvider provider)
    {
        var plan = new StrategyPlan(new("v1"), [Journeys.Onboarding]);
        var strategy = new Strategy(
            plan, "test", "pt-BR", ImmutableDictionary<TouchpointId, TouchpointText>.Empty, ImmutableDictionary<TouchpointId, TouchpointText>.Empty,
            ImmutableDictionary<TouchpointId, TaskText>.Empty, ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty, new() { Zone = Zone });
        shop = new(new("loja"), new StoreSettings(), strategy, ImmutableDictionary<StrategyHash, Strategy>.Empty, strategy.Rules);
        store = SqliteStore.Open(folder.FullName);
        var advance = new AdvanceCustomer(store.Customers, this, new(store.Customers, store.Aliases, store.Inbox, store.Purchases));
        var claimant = new Claimant("this process");
        conveyor = new(
        [
            new SweepJob(new ResolveLost(store.Outbox, [provider]), claimant),
            new AdvanceJob(advance, store.Customers, NullLogger<AdvanceJob>.Instance),
            new OutboxJob(new SendMessage(store.Outbox, this, advance, this, [provider], claimant), store.Outbox, NullLogger<OutboxJob>.Instance),
        ]);
    }

    public IReadOnlyCollection<Shop> All => [shop];

    public IOutbox Outbox => store.Outbox;

    public TakeReport Reports => new(store.Outbox, store.Customers);

    public Task<IReadOnlyList<TimelineLine>> Timeline() => store.Customers.Timeline(Ana, 100, CancellationToken.None);

    public Shop? Find(StoreId id) => id == shop.Id ? shop : null;

    public Content? Compose(Shop shop, Customer customer, Message message) =>
        new(customer.Knowledge.AddressOn(message.Channel)!, message.Effect.Touchpoint.Value, "text", null, null);

    public Task Tell(Instant at, params Fact[] facts) => store.Customers.Append(Ana, shop.Id, facts, at, CancellationToken.None);

    /// <summary>Runs everything that falls due, each at its own moment.</summary>
    public async Task Run(Instant from, Instant until)
    {
        using var hold = await conveyor.Hold(CancellationToken.None);
        var now = from;
        while (await conveyor.Settle(now, CancellationToken.None) is { } next && next <= until)
        {
            now = next;
        }
    }

    public async Task<Message> Message(string touchpoint) =>
        (await store.Outbox.Of(Ana, 100, CancellationToken.None)).Single(message => message.Effect.Touchpoint.Value == touchpoint);

    public async ValueTask DisposeAsync()
    {
        conveyor.Dispose();
        await store.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
