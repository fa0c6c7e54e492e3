using Microsoft.Extensions.DependencyInjection;
using Moq;
using PostSale.Delivery.App;
using PostSale.Delivery.Pickup;
using PostSale.Delivery.Smtp;
using PostSale.Delivery.Twilio;

namespace PostSale.Delivery.Tests;

public sealed class DeliveryServicesTests
{
    [Theory]
    [InlineData("pickup", "pickup", typeof(EmailPickup), typeof(SmsPickup))]
    [InlineData("smtp", "twilio", typeof(SmtpProvider), typeof(TwilioProvider))]
    public async Task Settings_ChooseTheProviders(string email, string sms, Type emailProvider, Type smsProvider)
    {
        using var folder = new TemporaryFolder();
        var settings = new PostSaleSettings
        {
            Email = new() { Provider = email, Smtp = new() { Host = "mail.example" } },
            Sms = new() { Provider = sms, Twilio = new() { AccountSid = "AC00000000000000000000000000000000", AuthTokens = ["token"], MessagingServiceSid = "MG00000000000000000000000000000000" } },
        };

        await using var services = new ServiceCollection().AddLogging().AddSingleton(new Mock<IOutbox>(MockBehavior.Strict).Object).AddDelivery(settings, folder.Path)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Assert.Equal([typeof(AppNotices), emailProvider, smsProvider], services.GetServices<IProvider>().Select(provider => provider.GetType()));
        Assert.Equal(
            [Channel.Email, Channel.Sms, Channel.WhatsApp, Channel.App], services.GetServices<IProvider>().SelectMany(provider => provider.Channels).Order());
    }

    [Fact]
    public void EveryWordOfTheSettings_IsServedOrNamedAsAbsent()
    {
        Assert.Equal(["pickup", "twilio"], DeliveryServices.SmsProviders);
        Assert.Equal(["pickup", "smtp"], DeliveryServices.EmailProviders.Except(["azure"]));
    }
}
