using PostSale.Web.Webhooks;

namespace PostSale.Web.Tests.Endpoints;

public sealed class TimeTravelTests
{
    private const string Body = """{"id":"evt_1","type":"order.paid"}""";

    private static readonly Duration Ahead = Duration.FromDays(40);

    [Theory]
    [InlineData(0, true)]
    [InlineData(40, false)]
    public async Task SignedByEitherClock_IsStoredWithHowFarTheSenderIsBehind(int daysAhead, bool behind)
    {
        await using var host = await WebhookHost.Start();
        host.Clock.Now = host.Clock.Wall + Ahead;
        var at = host.Clock.Wall + Duration.FromDays(daysAhead);

        var stripe = await host.Post(Request.Stripe(Body, at));
        var events = await host.Post(Request.Events(Body, at: at));

        Assert.Equal((200, 200), (stripe.Status, events.Status));
        Assert.All(host.Inbox.Stored, delivery => Assert.Equal(behind ? Ahead : Duration.Zero, delivery.ClockAhead));
        Assert.All(host.Inbox.Stored, delivery => Assert.Equal(host.Clock.Now, delivery.ReceivedAt));
        Assert.Equal(2, host.Inbox.Stored.Count);
    }

    [Fact]
    public async Task SignedByNeitherClock_IsRefused()
    {
        await using var host = await WebhookHost.Start();
        host.Clock.Now = host.Clock.Wall + Ahead;

        var answer = await host.Post(Request.Stripe(Body, host.Clock.Wall + Duration.FromDays(20)));

        Assert.Equal(401, answer.Status);
    }

    [Fact]
    public async Task Shopify_WhichSignsNoTime_LivesByTheWallClock()
    {
        await using var host = await WebhookHost.Start();
        host.Clock.Now = host.Clock.Wall + Ahead;

        await host.Post(Request.Shopify("""{"id":1}"""));

        Assert.Equal(Ahead, Assert.Single(host.Inbox.Stored).ClockAhead);
    }

    [Fact]
    public void TwoReadingsOfOneClock_AreNoTimeTravel()
    {
        var moment = new Moment(Given.Now, Given.Now + Duration.FromMilliseconds(3));

        Assert.Equal(Duration.Zero, moment.Ahead);
    }
}
