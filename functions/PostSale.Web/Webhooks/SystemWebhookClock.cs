namespace PostSale.Web.Webhooks;

/// <summary>Where time does not travel.</summary>
internal sealed class SystemWebhookClock(IClock clock) : IWebhookClock
{
    public Instant Wall => clock.GetCurrentInstant();

    public Instant Now => clock.GetCurrentInstant();
}
