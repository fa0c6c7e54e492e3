using Moq;
using PostSale.Application;
using PostSale.Application.Intake;
using PostSale.Application.Messages;
using PostSale.Application.Strategies.Applying;
using PostSale.Application.Sweeping;
using PostSale.Domain.Strategies;

namespace PostSale.Functions.Tests.Timers;

public sealed class SweepTests
{
    private readonly Mock<IInbox> inbox = new(MockBehavior.Strict);
    private readonly Mock<ICustomers> customers = new(MockBehavior.Strict);
    private readonly Mock<IOutbox> outbox = new(MockBehavior.Strict);
    private readonly Mock<IDoorbell> doorbell = new(MockBehavior.Strict);
    private readonly Mock<INudge> nudge = new(MockBehavior.Strict);
    private readonly Message waiting = Given.Message();

    public SweepTests()
    {
        doorbell.Setup(one => one.Patience).Returns(Duration.FromMinutes(1));
        inbox.Setup(one => one.Due(Given.Noon, It.IsAny<int>(), CancellationToken.None)).ReturnsAsync([]);
        outbox.Setup(one => one.Lost(Given.Noon, null, It.IsAny<int>(), CancellationToken.None)).ReturnsAsync([]);
        customers.Setup(one => one.Due(Given.Noon - Sweep.Patience, It.IsAny<int>(), CancellationToken.None)).ReturnsAsync([Given.Ana]);
        outbox.Setup(one => one.Due(Given.Noon - Duration.FromMinutes(1), It.IsAny<int>(), CancellationToken.None))
            .ReturnsAsync([new(Given.Ana, waiting.Id)]);
        outbox.Setup(one => one.Load(new(Given.Ana, waiting.Id), It.IsAny<CancellationToken>())).ReturnsAsync(new LoadedMessage(waiting, "1", Given.Customer()));
        nudge.Setup(one => one.Ring(It.IsAny<IReadOnlyCollection<CustomerKey>>(), CancellationToken.None)).Returns(Task.CompletedTask);
        doorbell.Setup(one => one.Ring(It.IsAny<IReadOnlyList<Message>>(), CancellationToken.None)).Returns(Task.CompletedTask);
    }

    [Fact]
    public async Task Missed_IsNudgedAndRungFor()
    {
        Assert.Equal(new Swept(Routed: 0, Resolved: 0, Nudged: 1, Rung: 1), await Run());
        nudge.Verify(one => one.Ring(It.Is<IReadOnlyCollection<CustomerKey>>(keys => keys.Count == 1 && keys.Contains(Given.Ana)), CancellationToken.None));
        doorbell.Verify(one => one.Ring(It.Is<IReadOnlyList<Message>>(messages => messages.Count == 1 && messages[0] == waiting), CancellationToken.None));
    }

    [Fact]
    public async Task SentInTheMeantime_IsNotRungFor()
    {
        outbox.Setup(one => one.Load(new(Given.Ana, waiting.Id), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new LoadedMessage(waiting with { State = MessageState.Accepted }, "2", Given.Customer()));
        Assert.Equal(0, (await Run()).Rung);
    }

    [Fact]
    public async Task OneStepFails_TheOthersAreTakenAndItIsTold()
    {
        inbox.Setup(one => one.Due(Given.Noon, It.IsAny<int>(), CancellationToken.None)).ThrowsAsync(new StoreUnavailableException("down"));
        var failed = await Assert.ThrowsAsync<AggregateException>(Run);
        Assert.IsType<StoreUnavailableException>(Assert.Single(failed.InnerExceptions));
        doorbell.Verify(one => one.Ring(It.Is<IReadOnlyList<Message>>(messages => messages.Count == 1 && messages[0] == waiting), CancellationToken.None));
    }

    [Fact]
    public async Task OneDeliveryFails_TheSweepGoesOnAndTellsIt()
    {
        var delivery = new PostSale.Application.Ports.Delivery { Key = new(new("loja"), "test", "1"), Body = default, ReceivedAt = Given.Noon };
        inbox.Setup(one => one.Due(Given.Noon, It.IsAny<int>(), CancellationToken.None))
            .ReturnsAsync([new InboxItem(delivery, InboxState.Waiting, null, 0, Given.Noon, null)]);
        inbox.Setup(one => one.Postpone(
                delivery.Key, It.IsAny<string>(), Given.Noon + Duration.FromMinutes(1), It.IsAny<IReadOnlyCollection<AliasHash>>(), It.IsAny<CancellationToken>()))
            .Returns(Task.CompletedTask);
        var failed = await Assert.ThrowsAsync<AggregateException>(Run);
        Assert.Single(failed.InnerExceptions);
        inbox.Verify(one => one.Postpone(
            delivery.Key, It.IsAny<string>(), It.IsAny<Instant>(), It.IsAny<IReadOnlyCollection<AliasHash>>(), It.IsAny<CancellationToken>()), Times.Once);
        doorbell.Verify(one => one.Ring(It.Is<IReadOnlyList<Message>>(messages => messages.Count == 1), CancellationToken.None));
    }

    [Fact]
    public async Task StrategyChanged_ThoseInFlightAreToldAndNudged()
    {
        await using var store = new TestStore();
        var shop = await TestShop.Open(store.Sqlite.Strategies);
        await store.Sqlite.Strategies.Adopt(new(TestShop.Id), held => held.Applies(new("v2"), MoveRule.End, "admin", null, Given.Noon), CancellationToken.None);
        var flying = Customer.New(Given.Ana, new(TestShop.Id)) with
        {
            Commitments = new([new() { Journey = new("onboarding"), Subject = "1", About = "1", EnteredAt = Given.Noon, Version = new("v1") }], []),
        };
        var grounded = Customer.New(CustomerKey.Parse(new('b', 32)), new(TestShop.Id));
        customers.Setup(one => one.List(new(TestShop.Id), null, It.IsAny<int>(), CancellationToken.None)).ReturnsAsync([new(flying, null), new(grounded, null)]);
        customers.Setup(one => one.Append(
                Given.Ana, new(TestShop.Id), It.Is<IReadOnlyList<Fact>>(facts => facts.Count == 1 && facts[0] is Fact.StrategyApplied), Given.Noon, It.IsAny<CancellationToken>()))
            .ReturnsAsync(true);

        await Run(new(shop.Shops, store.Sqlite.Strategies, customers.Object));

        // Once because the customer was due anyway.
        nudge.Verify(one => one.Ring(It.Is<IReadOnlyCollection<CustomerKey>>(keys => keys.Count == 1 && keys.Contains(Given.Ana)), CancellationToken.None), Times.Exactly(2));
        Assert.Null((await store.Sqlite.Strategies.Adoptions(CancellationToken.None))[new(TestShop.Id)].Telling);
    }

    private Task<Swept> Run() => Run(null);

    private Task<Swept> Run(TellApplied? applied)
    {
        var shops = new Mock<IShops>(MockBehavior.Strict).Object;
        var route = new RouteInbox(inbox.Object, new Mock<IAliases>(MockBehavior.Strict).Object, customers.Object, outbox.Object, shops, [], new(new byte[32]));
        return new Sweep(route, new ResolveLost(outbox.Object, []), customers.Object, outbox.Object, doorbell.Object, null, applied)
            .Run(nudge.Object, Given.Noon, CancellationToken.None);
    }
}
