using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using PostSale.Azure.ServiceBus;

namespace PostSale.Functions.Tests.Messages;

public sealed class DoorbellTests
{
    private readonly Message pending = Given.Message();

    [Fact]
    public void Ring_NamesTheAttemptAndCarriesTheAddressAlone()
    {
        var ring = Doorbell.For(pending with { Attempt = 3 }, Given.Noon);
        Assert.Equal($"{pending.Id}:3", ring.MessageId);
        Assert.Equal($$"""{"Version":1,"Customer":"{{Given.Ana}}","Message":"{{pending.Id}}"}""", ring.Body.ToString());
        Assert.Equal(default, ring.ScheduledEnqueueTime);
        Assert.Equal(new MessageRef(Given.Ana, pending.Id), Doorbell.Read(ring.Body));
    }

    [Fact]
    public void Retry_RingsAtItsTime() => Assert.Equal(
        (Given.Noon + Duration.FromMinutes(5)).ToDateTimeOffset(),
        Doorbell.For(pending with { NotBefore = Given.Noon + Duration.FromMinutes(5) }, Given.Noon).ScheduledEnqueueTime);

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Customer":7}""")]
    [InlineData("""{"Customer":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}""")]
    [InlineData("""{"Customer":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","Message":"../../x"}""")]
    public void AnythingElse_IsNoRing(string body) => Assert.Null(Doorbell.Read(BinaryData.FromString(body)));

    [Fact]
    public void RingOfANewerVersion_IsRead() => Assert.NotNull(Doorbell.Read(BinaryData.FromString(
        $$$"""{"Version":2,"Customer":"{{{Given.Ana}}}","Message":"{{{pending.Id}}}","Lane":{"High":true}}""")));

    [Fact]
    public async Task ManyMessages_GoInPieces()
    {
        var sizes = new List<int>();
        var sender = new Mock<ServiceBusSender>(MockBehavior.Strict);
        sender.Setup(one => one.SendMessagesAsync(It.IsAny<IEnumerable<ServiceBusMessage>>(), It.IsAny<CancellationToken>()))
            .Returns((IEnumerable<ServiceBusMessage> rings, CancellationToken _) =>
            {
                sizes.Add(rings.Count());
                return Task.CompletedTask;
            });
        await Bell(sender).Ring([.. Enumerable.Range(0, 250).Select(i => Given.Message($"t{i}"))], CancellationToken.None);
        Assert.Equal([100, 100, 50], sizes);
    }

    [Fact]
    public async Task QueueDown_IsNobodysFailure()
    {
        var sender = new Mock<ServiceBusSender>(MockBehavior.Strict);
        sender.Setup(one => one.SendMessagesAsync(It.IsAny<IEnumerable<ServiceBusMessage>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new ServiceBusException("down", ServiceBusFailureReason.ServiceCommunicationProblem));
        await Bell(sender).Ring([pending], CancellationToken.None);
    }

    [Theory]
    [InlineData(MessageState.Claimed, 1)]
    [InlineData(MessageState.Unknown, 1)]
    [InlineData(MessageState.Pending, 0)]
    public async Task PutBack_IsRungForOnceItIsStored(MessageState from, int rings)
    {
        var (outbox, bell) = (new Mock<IOutbox>(MockBehavior.Strict), new Mock<IDoorbell>(MockBehavior.Strict));
        var before = pending with { State = from };
        outbox.Setup(one => one.Settle(before, pending, It.IsAny<IReadOnlyList<Fact>>(), Given.Noon, CancellationToken.None)).ReturnsAsync(Saved.Done);
        bell.Setup(one => one.Ring(It.Is<IReadOnlyList<Message>>(messages => messages.Count == 1 && messages[0] == pending), CancellationToken.None)).Returns(Task.CompletedTask);
        Assert.Equal(Saved.Done, await new RingingOutbox(outbox.Object, bell.Object).Settle(before, pending, [], Given.Noon, CancellationToken.None));
        bell.Verify(one => one.Ring(It.IsAny<IReadOnlyList<Message>>(), CancellationToken.None), Times.Exactly(rings));
    }

    [Fact]
    public async Task LostRace_IsNotRungFor()
    {
        var (outbox, bell) = (new Mock<IOutbox>(MockBehavior.Strict), new Mock<IDoorbell>(MockBehavior.Strict));
        outbox.Setup(one => one.Settle(It.IsAny<Message>(), It.IsAny<Message>(), It.IsAny<IReadOnlyList<Fact>>(), Given.Noon, CancellationToken.None))
            .ReturnsAsync(Saved.Conflict);
        var before = pending with { State = MessageState.Claimed };
        Assert.Equal(Saved.Conflict, await new RingingOutbox(outbox.Object, bell.Object).Settle(before, pending, [], Given.Noon, CancellationToken.None));
    }

    private static ServiceBusDoorbell Bell(Mock<ServiceBusSender> sender) => new(sender.Object, new FixedClock(Given.Noon), NullLogger<ServiceBusDoorbell>.Instance);
}
