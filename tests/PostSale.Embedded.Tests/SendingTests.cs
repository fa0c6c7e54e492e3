using static PostSale.Embedded.Tests.Support.Engine;

namespace PostSale.Embedded.Tests;

public sealed class SendingTests
{
    private static readonly SendResult Busy = new SendResult.Retry(null);
    private static readonly SendResult Nobody = new SendResult.Unknown();
    private static readonly Instant Later = Bought + Duration.FromDays(20);

    [Fact]
    public async Task Accepted_GoesOnceEach()
    {
        var provider = new ScriptedProvider();
        await using var engine = new Engine(provider);
        await engine.Tell(Bought, Journeys.Paid(Bought));

        await engine.Run(Bought, Later);

        Assert.Equal(["confirmation", "first-steps"], provider.Asked.Select(asked => asked.Touchpoint));
        Assert.Equal(MessageState.Accepted, (await engine.Message("first-steps")).State);
    }

    [Fact]
    public async Task DefinitelyNotTaken_GoesAgainLaterAndLater()
    {
        var provider = new ScriptedProvider().Then(Busy, Busy, Busy);
        await using var engine = new Engine(provider);
        await engine.Tell(Bought, Journeys.Paid(Bought));

        await engine.Run(Bought, Bought + Duration.FromHours(12));

        var waits = provider.Asked.Zip(provider.Asked.Skip(1), (one, next) => next.At - one.At).ToList();
        Assert.Equal(3, waits.Count);
        Assert.All(waits.Zip(new[] { 1, 2, 4 }), pair => Assert.InRange(pair.First, Duration.FromMinutes(pair.Second), Duration.FromMinutes(pair.Second * 1.25)));
        Assert.Equal((MessageState.Accepted, 4), await StateAndAttempts(engine, "confirmation"));
    }

    [Fact]
    public async Task CutOffByAStoppingHost_IsResolvedBeforeItsLeaseEnds()
    {
        var provider = new ScriptedProvider { Answer = new LookupResult.NeverTaken() }.ThenIsCutOff();
        await using var engine = new Engine(provider);
        await engine.Tell(Bought, Journeys.Paid(Bought));

        await engine.Run(Bought, Bought + Duration.FromSeconds(1));

        Assert.Equal((MessageState.Accepted, 2), await StateAndAttempts(engine, "confirmation"));
    }

    [Fact]
    public async Task NeverTaken_ExpiresWithItsReason()
    {
        var provider = new ScriptedProvider().Then([.. Enumerable.Repeat(Busy, 500)]);
        await using var engine = new Engine(provider);
        await engine.Tell(Bought, Journeys.Paid(Bought));

        await engine.Run(Bought, Bought + Duration.FromDays(4));

        var message = await engine.Message("confirmation");
        Assert.Equal((MessageState.Expired, Reason.ProviderUnavailable), (message.State, message.Reason));
    }

    [Fact]
    public async Task RefusedForGood_SuppressesTheAddress()
    {
        var provider = new ScriptedProvider().Then(new SendResult.Rejected(AddressIsDead: true));
        await using var engine = new Engine(provider);
        await engine.Tell(Bought, Journeys.Paid(Bought));

        await engine.Run(Bought, Later);

        Assert.Equal(["confirmation"], provider.Asked.Select(asked => asked.Touchpoint));
        Assert.Equal(MessageState.Rejected, (await engine.Message("confirmation")).State);
    }

    [Fact]
    public async Task OutcomeUnknownAndTaken_IsNotSentAgain()
    {
        var provider = new ScriptedProvider { Answer = new LookupResult.Taken("p-9") }.Then(Nobody);
        await using var engine = new Engine(provider);
        await engine.Tell(Bought, Journeys.Paid(Bought));

        await engine.Run(Bought, Bought + Duration.FromHours(1));

        Assert.Single(provider.Asked);
        Assert.Equal(("p-9", MessageState.Accepted), ((await engine.Message("confirmation")).ProviderId, (await engine.Message("confirmation")).State));
    }

    [Fact]
    public async Task OutcomeUnknownAndNeverTaken_IsSentAgain()
    {
        var provider = new ScriptedProvider { Answer = new LookupResult.NeverTaken() }.Then(new SendResult.Accepted("p-1"), Nobody);
        await using var engine = new Engine(provider);
        await engine.Tell(Bought, Journeys.Paid(Bought));

        await engine.Run(Bought, Later);

        Assert.Equal(["confirmation", "first-steps", "first-steps"], provider.Asked.Select(asked => asked.Touchpoint));
    }

    [Fact]
    public async Task OutcomeUnknownForGood_TransactionalGoesAgainTheRestIsDroppedAndShown()
    {
        var provider = new ScriptedProvider().Then(Nobody, new SendResult.Accepted("p-1"), Nobody);
        await using var engine = new Engine(provider);
        await engine.Tell(Bought, Journeys.Paid(Bought));

        await engine.Run(Bought, Later);

        Assert.Equal(["confirmation", "confirmation", "first-steps"], provider.Asked.Select(asked => asked.Touchpoint));
        var dropped = await engine.Message("first-steps");
        Assert.Equal((MessageState.Rejected, Reason.OutcomeUnknown), (dropped.State, dropped.Reason));
    }

    [Fact]
    public async Task ProcessThatDiesWhileSending_LeavesAClaimThatIsResolvedWhenItsLeaseEnds()
    {
        var provider = new ScriptedProvider { Answer = new LookupResult.NeverTaken() }.ThenDies();
        await using var engine = new Engine(provider);
        await engine.Tell(Bought, Journeys.Paid(Bought));

        await engine.Run(Bought, Bought + Duration.FromMinutes(1));
        Assert.Equal(MessageState.Claimed, (await engine.Message("confirmation")).State);
        await engine.Run(Bought + Duration.FromMinutes(1), Bought + Duration.FromMinutes(3));

        Assert.Equal([Bought, Bought + Duration.FromMinutes(2)], provider.Asked.Select(asked => asked.At));
        Assert.Equal(MessageState.Accepted, (await engine.Message("confirmation")).State);
    }

    [Theory]
    [InlineData(true, Reason.OrderRefunded)]
    [InlineData(false, Reason.ConsentWithdrawn)]
    public async Task FactThatArrivesBetweenAttempts_CancelsWithItsReason(bool refund, Reason reason)
    {
        // A wait so long that the next attempt is still ahead, whichever minute the contact falls on.
        var provider = new ScriptedProvider().Then(new SendResult.Accepted("p-1"), new SendResult.Retry(Duration.FromHours(1)));
        await using var engine = new Engine(provider);
        await engine.Tell(Bought, Journeys.Paid(Bought));
        var dayThree = Bought + Duration.FromDays(2) + Duration.FromMinutes(29);
        await engine.Run(Bought, dayThree);
        Assert.Equal(MessageState.Pending, (await engine.Message("first-steps")).State);

        await engine.Tell(dayThree, refund ? Journeys.Refunded(dayThree) : Journeys.SwitchedOff(dayThree));
        await engine.Run(dayThree, Later);

        var message = await engine.Message("first-steps");
        Assert.Equal((MessageState.Cancelled, reason), (message.State, message.Reason));
        Assert.Equal(2, provider.Asked.Count);
    }

    [Fact]
    public async Task AttemptAfterTheWindowClosed_WaitsForTheNextDay()
    {
        var provider = new ScriptedProvider().Then(new SendResult.Accepted("p-1"), new SendResult.Retry(Duration.FromHours(12)));
        await using var engine = new Engine(provider);
        await engine.Tell(Bought, Journeys.Paid(Bought));

        await engine.Run(Bought, Later);

        var zone = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"];
        Assert.Equal(new LocalDateTime(2026, 3, 5, 8, 0), provider.Asked[^1].At.InZone(zone).LocalDateTime);
    }

    private static async Task<(MessageState, int)> StateAndAttempts(Engine engine, string touchpoint)
    {
        var message = await engine.Message(touchpoint);
        return (message.State, message.Attempt);
    }
}
