using PostSale.Web.Webhooks;

namespace PostSale.Web.Tests.Support;

internal sealed class FakeClock : IClock, IWebhookClock
{
    public Instant Wall { get; set; } = Given.Now;

    public Instant Now { get; set; } = Given.Now;

    public Instant GetCurrentInstant() => Now;
}
