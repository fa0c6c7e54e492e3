using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using PostSale.Application;
using PostSale.Application.Customers;
using PostSale.Application.Messages;
using PostSale.Azure.ServiceBus;
using PostSale.Functions.Messages;

namespace PostSale.Functions.Tests.Messages;

public sealed class SendMessageFunctionTests
{
    private readonly Mock<IOutbox> outbox = new(MockBehavior.Strict);
    private readonly Mock<ServiceBusMessageActions> actions = new(MockBehavior.Strict);
    private readonly Mock<DurableTaskClient> client = new(MockBehavior.Strict, "test");
    private readonly Message message = Given.Message();

    public SendMessageFunctionTests() => client
        .Setup(one => one.ScheduleNewOrchestrationInstanceAsync(
            It.IsAny<TaskName>(), null, It.Is<StartOrchestrationOptions>(options => options.InstanceId == Given.Ana.Value), It.IsAny<CancellationToken>()))
        .ReturnsAsync(Given.Ana.Value);

    [Fact]
    public async Task NothingLeftToSend_IsCompleted()
    {
        // Whoever sent it before answered an earlier ring.
        outbox.Setup(one => one.Load(new(Given.Ana, message.Id), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new LoadedMessage(message with { State = MessageState.Accepted }, "1", Given.Customer()));
        var ring = Ring(1);
        actions.Setup(one => one.CompleteMessageAsync(ring, CancellationToken.None)).Returns(Task.CompletedTask);
        await Run(ring);
        actions.VerifyAll();
    }

    [Fact]
    public async Task StoreDown_IsNeitherCompletedNorLaidAside()
    {
        Down();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Run(Ring(SendMessageFunction.MostDeliveries - 1)));
    }

    [Fact]
    public async Task InVainToTheLast_IsLaidAsideWithItsReason()
    {
        Down();
        var ring = Ring(SendMessageFunction.MostDeliveries);
        actions.Setup(one => one.DeadLetterMessageAsync(ring, null, "Failed", nameof(StoreUnavailableException), CancellationToken.None)).Returns(Task.CompletedTask);
        await Run(ring);
        actions.VerifyAll();
    }

    [Fact]
    public async Task NoDoorbell_IsLaidAsideAtOnce()
    {
        var ring = ServiceBusModelFactory.ServiceBusReceivedMessage(BinaryData.FromString("hello"), deliveryCount: 1);
        actions.Setup(one => one.DeadLetterMessageAsync(ring, null, "NoDoorbell", It.IsAny<string>(), It.IsAny<CancellationToken>())).Returns(Task.CompletedTask);
        await Run(ring);
        actions.VerifyAll();
    }

    [Fact]
    public async Task Stopping_LeavesTheRingToOthers()
    {
        outbox.Setup(one => one.Load(It.IsAny<MessageRef>(), It.IsAny<CancellationToken>())).ThrowsAsync(new OperationCanceledException());
        await Assert.ThrowsAsync<OperationCanceledException>(() => Run(Ring(SendMessageFunction.MostDeliveries)));
    }

    private void Down() => outbox.Setup(one => one.Load(It.IsAny<MessageRef>(), It.IsAny<CancellationToken>())).ThrowsAsync(new StoreUnavailableException("down"));

    private ServiceBusReceivedMessage Ring(int deliveries) => ServiceBusModelFactory.ServiceBusReceivedMessage(
        Doorbell.For(message, Given.Noon).Body, messageId: $"{message.Id}:0", deliveryCount: deliveries);

    private Task Run(ServiceBusReceivedMessage ring)
    {
        var shops = new Mock<IShops>(MockBehavior.Strict).Object;
        var customers = new Mock<ICustomers>(MockBehavior.Strict).Object;
        var departures = new Departures(
            customers, new Mock<IAliases>(MockBehavior.Strict).Object, new Mock<IInbox>(MockBehavior.Strict).Object, new Mock<IPurchases>(MockBehavior.Strict).Object);
        var advance = new AdvanceCustomer(customers, shops, departures);
        var send = new SendMessage(outbox.Object, shops, advance, new Mock<IComposer>(MockBehavior.Strict).Object, [], new("test"));
        return new SendMessageFunction(send, new FixedClock(Given.Noon), NullLogger<SendMessageFunction>.Instance)
            .Run(ring, actions.Object, client.Object, CancellationToken.None);
    }
}
