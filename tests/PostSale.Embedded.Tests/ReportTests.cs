using PostSale.Application.Intake;
using PostSale.Application.Messages;
using static PostSale.Embedded.Tests.Support.Engine;

namespace PostSale.Embedded.Tests;

public sealed class ReportTests
{
    private static readonly StoreId Shop = new("loja");
    private static readonly Instant Later = Bought + Duration.FromDays(20);

    [Fact]
    public async Task Delivered_IsKeptWithTheMessageAndOnTheTimelineOnce()
    {
        await using var engine = await Sent();
        foreach (var said in new[] { MessageReport.Delivered, MessageReport.Sent, MessageReport.Delivered })
        {
            Assert.Equal((ReportTaken.Done, Ana), await Take(engine, said));
        }

        await engine.Run(Bought, Bought + Duration.FromHours(1));
        Assert.Equal((MessageState.Accepted, MessageReport.Delivered), ((await engine.Message("confirmation")).State, (await engine.Message("confirmation")).Reported));
        Assert.Equal([MessageReport.Delivered], (await engine.Timeline()).Select(line => line.Fact).OfType<Fact.MessageReported>().Select(fact => fact.Report));
    }

    [Fact]
    public async Task HandedOn_IsNoNewsForTheTimeline()
    {
        await using var engine = await Sent();
        await Take(engine, MessageReport.Sent);

        await engine.Run(Bought, Bought + Duration.FromHours(1));
        Assert.Equal(MessageReport.Sent, (await engine.Message("confirmation")).Reported);
        Assert.DoesNotContain(await engine.Timeline(), line => line.Fact is Fact.MessageReported);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeadAddress_GetsNothingMore_HoweverLateItIsSaid(bool afterDelivered)
    {
        await using var engine = await Sent();
        if (afterDelivered)
        {
            await Take(engine, MessageReport.Delivered);
        }

        await Take(engine, MessageReport.Undelivered, isDead: true);
        await engine.Run(Bought, Later);

        Assert.DoesNotContain(await engine.Outbox.Of(Ana, 100, CancellationToken.None), message => message.Effect.Touchpoint.Value != "confirmation" && message.Attempt > 0);
    }

    [Fact]
    public async Task ReportBeforeOurOwnWordThatItWent_WaitsForThat()
    {
        var provider = new ScriptedProvider { Answer = new LookupResult.Taken("p-1") }.ThenDies();
        await using var engine = new Engine(provider);
        await engine.Tell(Bought, Journeys.Paid(Bought));
        await engine.Run(Bought, Bought + Duration.FromMinutes(1));
        Assert.Equal(MessageState.Claimed, (await engine.Message("confirmation")).State);

        Assert.Equal((ReportTaken.Early, null), await Take(engine, MessageReport.Delivered));
        await engine.Run(Bought + Duration.FromMinutes(1), Bought + Duration.FromMinutes(3));

        Assert.Equal((ReportTaken.Done, Ana), await Take(engine, MessageReport.Delivered));
    }

    [Fact]
    public async Task ReportOnAMessageOfUnknownOutcome_ProvesThatItWent()
    {
        await using var engine = await Sent();
        var message = (await engine.Message("confirmation")) with { State = MessageState.Claimed, ProviderId = null, SettledAt = null };
        var settled = await engine.Message("confirmation");
        await engine.Outbox.Settle(settled, message, [], Bought, CancellationToken.None);
        await engine.Outbox.Settle(message, message.Lose()!, [], Bought, CancellationToken.None);

        Assert.Equal((ReportTaken.Done, Ana), await Take(engine, MessageReport.Sent));
        Assert.Equal((MessageState.Accepted, "SM1", MessageReport.Sent), await Ended(engine));
    }

    [Fact]
    public async Task MessageOfAnotherStoreOrNone_IsAStranger()
    {
        await using var engine = await Sent();
        var report = new Translation.Report((await engine.Message("confirmation")).Id, MessageReport.Delivered, "SM1", Bought, null);

        Assert.Equal((ReportTaken.Stranger, null), await engine.Reports.Run(new("outra"), report, Bought, Bought, CancellationToken.None));
        Assert.Equal(
            (ReportTaken.Stranger, null),
            await engine.Reports.Run(Shop, report with { Message = MessageId.Parse(new string('0', 32)) }, Bought, Bought, CancellationToken.None));
        Assert.Null((await engine.Message("confirmation")).Reported);
    }

    private static async Task<Engine> Sent()
    {
        var engine = new Engine(new ScriptedProvider());
        await engine.Tell(Bought, Journeys.Paid(Bought));
        await engine.Run(Bought, Bought + Duration.FromMinutes(1));
        return engine;
    }

    private static async Task<(ReportTaken, CustomerKey?)> Take(Engine engine, MessageReport said, bool isDead = false)
    {
        var message = await engine.Message("confirmation");
        var address = (await engine.Outbox.Find(message.Id, CancellationToken.None))!.Value.Content!.To;
        var dead = isDead
            ? new Fact.AddressSuppressed(address, SuppressionCause.Bounced) { Key = "twilio:1:address", OccurredAt = Bought, ReceivedAt = Bought }
            : null;
        return await engine.Reports.Run(Shop, new(message.Id, said, "SM1", Bought, dead), Bought, Bought, CancellationToken.None);
    }

    private static async Task<(MessageState, string?, MessageReport?)> Ended(Engine engine)
    {
        var message = await engine.Message("confirmation");
        return (message.State, message.ProviderId, message.Reported);
    }
}
