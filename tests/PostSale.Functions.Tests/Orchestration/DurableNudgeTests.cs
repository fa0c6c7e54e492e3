using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace PostSale.Functions.Tests.Orchestration;

public sealed class DurableNudgeTests
{
    private static readonly CustomerKey Ana = CustomerKey.Parse(Diary.Customer);

    private readonly Mock<DurableTaskClient> client = new(MockBehavior.Strict, "test");
    private readonly List<string> asked = [];

    [Fact]
    public async Task NotRunning_IsStarted()
    {
        Starts([null]);
        await Ring();
        Assert.Equal(["start"], asked);
    }

    [Fact]
    public async Task Running_IsTold()
    {
        Starts(new InvalidOperationException("exists"));
        Raises(null);
        await Ring();
        Assert.Equal(["start", "raise"], asked);
    }

    [Fact]
    public async Task EndedInBetween_IsStartedOnceMore()
    {
        Starts(new InvalidOperationException("exists"), null);
        Raises(new InvalidOperationException("completed"));
        await Ring();
        Assert.Equal(["start", "raise", "start"], asked);
    }

    [Fact]
    public async Task NothingHelps_IsLeftToTheSweeper()
    {
        Starts(new InvalidOperationException("down"), new InvalidOperationException("down"));
        Raises(new InvalidOperationException("down"));
        await Ring();
        Assert.Equal(["start", "raise", "start"], asked);
    }

    [Fact]
    public async Task Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new DurableNudge(client.Object, NullLogger.Instance).Ring([Ana], cancelled.Token));
        Assert.Empty(asked);
    }

    private Task Ring() => new DurableNudge(client.Object, NullLogger.Instance).Ring([Ana], CancellationToken.None);

    // Whatever the backend does with a running id of its own accord, ours must be refused; the event carries nothing.
    private void Starts(params Exception?[] outcomes)
    {
        var left = new Queue<Exception?>(outcomes);
        client.Setup(one => one.ScheduleNewOrchestrationInstanceAsync(
                It.Is<TaskName>(name => name.Name == CustomerOrchestrator.Name),
                null,
                It.Is<StartOrchestrationOptions>(options => options.InstanceId == Diary.Customer
                    && options.DedupeStatuses!.Order().SequenceEqual(new[] { "Pending", "Running", "Suspended" })),
                It.IsAny<CancellationToken>()))
            .Returns(() =>
            {
                asked.Add("start");
                return left.Dequeue() is { } failure ? Task.FromException<string>(failure) : Task.FromResult(Diary.Customer);
            });
    }

    private void Raises(Exception? outcome) => client
        .Setup(one => one.RaiseEventAsync(Diary.Customer, CustomerOrchestrator.Nudge, null, It.IsAny<CancellationToken>()))
        .Returns(() =>
        {
            asked.Add("raise");
            return outcome is null ? Task.CompletedTask : Task.FromException(outcome);
        });
}
