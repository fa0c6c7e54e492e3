namespace PostSale.Web.Tests.Endpoints;

/// <summary>2xx is a promise; without a durable row it is not given.</summary>
public sealed class BusyStoreTests
{
    private static readonly Request Good = Request.Stripe("""{"id":"evt_1","object":"event"}""");

    [Fact]
    public async Task StoreThatCannotTakeIt_IsAnsweredWith503()
    {
        await using var host = await WebhookHost.Start();
        host.Inbox.Failure = new StoreUnavailableException("disk full");

        var answer = await host.Post(Good);

        Assert.Equal((503, "5"), (answer.Status, answer.RetryAfter));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StoreThatTakesLongerThanTwoSeconds_IsAnsweredWith503(bool listensWhenToldToStop)
    {
        await using var host = await WebhookHost.Start();
        host.Inbox.Dawdles = listensWhenToldToStop;
        host.Inbox.Hangs = !listensWhenToldToStop;

        var posted = host.Post(Good);
        while (!posted.IsCompleted)
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        var answer = await posted;
        Assert.Equal((503, "5"), (answer.Status, answer.RetryAfter));
    }

    [Fact]
    public async Task UnexpectedFailure_IsNeverA2xx()
    {
        await using var host = await WebhookHost.Start(kestrel: true);
        host.Inbox.Failure = new InvalidOperationException("a bug");

        var answer = await host.Post(Good);

        Assert.Equal(500, answer.Status);
    }
}
