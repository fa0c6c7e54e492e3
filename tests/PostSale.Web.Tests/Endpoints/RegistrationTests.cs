using Microsoft.Extensions.DependencyInjection;
using PostSale.Web.Webhooks;

namespace PostSale.Web.Tests.Endpoints;

public sealed class RegistrationTests
{
    [Fact]
    public void HostThatTellsNothingElse_LivesByOneClockAndReadsAllProviders()
    {
        using var services = new ServiceCollection().AddSingleton<IClock>(new FakeClock()).AddSingleton(Given.Everything).AddWebhooks().AddWebhooks().BuildServiceProvider();

        var clock = services.GetRequiredService<IWebhookClock>();

        Assert.Equal((Given.Now, Given.Now), (clock.Wall, clock.Now));
        Assert.Equal(["stripe", "shopify", "events", "twilio", "email-events"], services.GetServices<ITranslator>().Select(translator => translator.Provider));
    }
}
