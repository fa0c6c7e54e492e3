using System.Text;
using Moq;
using PostSale.Application;
using PostSale.Application.Intake;
using PostSale.Domain.Strategies;

namespace PostSale.Functions.Tests.Intake;

/// <summary>What one delivery fails with is its own, on both hosts: they route through the same use case.</summary>
public sealed class RouteInboxTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly StoreId Store = new(TestShop.Id);

    private readonly TestStore store = new();
    private TestShop shop = null!;

    public async Task InitializeAsync() => shop = await TestShop.Open(store.Sqlite.Strategies);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    [Fact]
    public async Task ReaderThrows_TheOthersAreRoutedAndItWaitsWithItsReason()
    {
        await Received("u-1", "broken", "u-2");
        var routed = await Route().Run(Given.Noon, 10, CancellationToken.None);
        Assert.Equal((3, 2, "broken"), (routed.Tried, routed.Customers.Count, Assert.Single(routed.Failures).Delivery.Id));
        Assert.Equal("It could not be routed (InvalidOperationException).", (await Only(InboxState.Waiting)).Reason);
        Assert.Equal(Given.Noon + Duration.FromMinutes(1), await store.Ports.Inbox.NextDue(CancellationToken.None));
    }

    [Fact]
    public async Task PortFailsForOne_TheOthersAreRouted()
    {
        await Received("u-1", "u-2", "u-3");
        var aliases = new Mock<IAliases>(MockBehavior.Strict);
        aliases.Setup(one => one.Find(Store, It.IsAny<IReadOnlyCollection<AliasHash>>(), It.IsAny<CancellationToken>()))
            .Returns((StoreId id, IReadOnlyCollection<AliasHash> names, CancellationToken cancellation) =>
                names.Contains(Named("u-2")) ? throw new FormatException("u-2") : store.Ports.Aliases.Find(id, names, cancellation));
        aliases.Setup(one => one.Claim(Store, It.IsAny<IReadOnlyCollection<AliasHash>>(), It.IsAny<CustomerKey>(), It.IsAny<CancellationToken>()))
            .Returns((StoreId id, IReadOnlyCollection<AliasHash> names, CustomerKey key, CancellationToken cancellation) =>
                store.Ports.Aliases.Claim(id, names, key, cancellation));
        aliases.Setup(one => one.Buried(Store, It.IsAny<IReadOnlyCollection<AliasHash>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Dictionary<AliasHash, Instant>());
        var routed = await Route(aliases: aliases.Object).Run(Given.Noon, 10, CancellationToken.None);
        Assert.Equal((2, "u-2"), (routed.Customers.Count, Assert.Single(routed.Failures).Delivery.Id));
    }

    [Fact]
    public async Task Mended_IsRoutedTheNextTime()
    {
        await Received("broken");
        await Route().Run(Given.Noon, 10, CancellationToken.None);
        var routed = await Route(reader: new Reader(Breaks: false)).Run(Given.Noon + Duration.FromMinutes(1), 10, CancellationToken.None);
        Assert.Single(routed.Customers);
        Assert.Empty(routed.Failures);
    }

    [Fact]
    public async Task FailsForSevenDays_IsQuarantinedWithItsReason()
    {
        await Received("broken");
        await Route().Run(Given.Noon + RouteInbox.Patience, 10, CancellationToken.None);
        Assert.Equal("Given up after 7 days. It could not be routed (InvalidOperationException).", (await Only(InboxState.Quarantined)).Reason);
    }

    [Fact]
    public async Task CannotEvenBePutOff_IsToldAndCountsAsNotTried()
    {
        await Received("broken", "u-1");
        var inbox = new Mock<IInbox>(MockBehavior.Strict);
        inbox.Setup(one => one.Due(Given.Noon, 10, It.IsAny<CancellationToken>())).Returns(() => store.Ports.Inbox.Due(Given.Noon, 10, CancellationToken.None));
        inbox.Setup(one => one.Recall(Store, It.IsAny<IReadOnlyCollection<AliasHash>>(), Given.Noon, It.IsAny<CancellationToken>())).ReturnsAsync(0);
        inbox.Setup(one => one.Settle(It.IsAny<DeliveryKey>(), InboxState.Routed, null, It.IsAny<CustomerKey?>(), It.IsAny<CancellationToken>()))
            .Returns(Task.CompletedTask);
        inbox.Setup(one => one.Postpone(
                It.IsAny<DeliveryKey>(), It.IsAny<string>(), It.IsAny<Instant>(), It.IsAny<IReadOnlyCollection<AliasHash>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new FormatException());
        var routed = await Route(inbox.Object).Run(Given.Noon, 10, CancellationToken.None);
        Assert.Equal((1, 1, 1), (routed.Tried, routed.Customers.Count, routed.Failures.Count));
    }

    [Fact]
    public async Task StoreUnavailable_EndsThePass()
    {
        await Received("u-1");
        var aliases = new Mock<IAliases>(MockBehavior.Strict);
        aliases.Setup(one => one.Find(Store, It.IsAny<IReadOnlyCollection<AliasHash>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new StoreUnavailableException("down"));
        aliases.Setup(one => one.Buried(Store, It.IsAny<IReadOnlyCollection<AliasHash>>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new Dictionary<AliasHash, Instant>());
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Route(aliases: aliases.Object).Run(Given.Noon, 10, CancellationToken.None));
        Assert.Null((await Only(InboxState.Waiting)).Reason);
    }

    private static AliasHasher Hasher { get; } = new(new byte[32]);

    private static AliasHash Named(string id) => Hasher.Hash(new("test:customer", id));

    private RouteInbox Route(IInbox? inbox = null, IAliases? aliases = null, ITranslator? reader = null) => new(
        inbox ?? store.Ports.Inbox, aliases ?? store.Ports.Aliases, store.Ports.Customers, store.Ports.Outbox, shop.Shops, [reader ?? new Reader(Breaks: true)], Hasher);

    private Task<IReadOnlyList<Received>> Received(params string[] ids) => store.Ports.Inbox.Append(
        [.. ids.Select(id => new PostSale.Application.Ports.Delivery { Key = new(Store, "test", id), Body = Encoding.UTF8.GetBytes(id), ReceivedAt = Given.Noon })],
        CancellationToken.None);

    private async Task<InboxItem> Only(InboxState state) => Assert.Single(await store.Ports.Inbox.List(Store, state, 10, CancellationToken.None));

    /// <summary>Reads a delivery as an update of the customer it is named after.</summary>
    private sealed record Reader(bool Breaks) : ITranslator
    {
        public string Provider => "test";

        public Translation Translate(Shop shop, PostSale.Application.Ports.Delivery delivery) =>
            Breaks && delivery.Key.Id == "broken"
                ? throw new InvalidOperationException("broken")
                : new Translation.Understood(
                    [new("test:customer", delivery.Key.Id)], true,
                    [new Fact.CustomerUpdated { Key = delivery.Key.Id, OccurredAt = delivery.ReceivedAt, ReceivedAt = delivery.ReceivedAt }]);
    }
}
