using Azure.Communication.Email;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PostSale.Delivery.App;
using PostSale.Delivery.AzureEmail;
using PostSale.Delivery.Pickup;
using PostSale.Delivery.Smtp;
using PostSale.Delivery.Twilio;
using Twilio.Clients;

namespace PostSale.Delivery;

/// <summary>The providers the settings choose, the same on every host; notices in the app need none.</summary>
public static class DeliveryServices
{
    /// <summary>The words for <c>Email:Provider</c> that this build serves.</summary>
    public static IReadOnlyList<string> EmailProviders { get; } = IsItself(typeof(EmailClient)) ? ["pickup", "smtp", "azure"] : ["pickup", "smtp"];

    /// <summary>The words for <c>Sms:Provider</c> that this build serves.</summary>
    public static IReadOnlyList<string> SmsProviders { get; } = ["pickup", "twilio"];

    /// <param name="settings">Read with <see cref="EmailProviders"/> and <see cref="SmsProviders"/>, so that a provider of another build has stopped the start.</param>
    /// <param name="data">The data folder, where pickup leaves its files; no other process may have it open.</param>
    /// <exception cref="IOException">Pickup's folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">Pickup's folder may not be made.</exception>
    public static IServiceCollection AddDelivery(this IServiceCollection services, PostSaleSettings settings, string data)
    {
        services.AddSingleton<IProvider, AppNotices>();
        _ = settings.Email.Provider switch
        {
            "smtp" => services.AddSingleton<IProvider>(provider => new SmtpProvider(settings.Email.Smtp, provider.GetRequiredService<ILogger<SmtpProvider>>())),
            "azure" => services.AddSingleton<IProvider>(provider => MakeAzure(settings.Email.Azure, provider)),
            _ => services.AddSingleton<IProvider>(EmailPickup.Open(data)),
        };
        return settings.Sms.Provider switch
        {
            "twilio" => services.AddSingleton<IProvider>(provider => MakeTwilio(settings, provider)),
            _ => services.AddSingleton<IProvider>(SmsPickup.Open(data)),
        };
    }

    // The library's own retries are off: whoever repeats must first know that nothing was taken.
    private static AzureEmailProvider MakeAzure(AzureEmailSettings azure, IServiceProvider services)
    {
        var options = new EmailClientOptions { Retry = { MaxRetries = 0 } };
        var client = azure.ConnectionString.Length > 0
            ? new EmailClient(azure.ConnectionString, options)
            : new EmailClient(new Uri(azure.Endpoint), new DefaultAzureCredential(), options);
        return new(
            new AzureEmail.AzureEmail(client), new Pace(azure.PerMinute, azure.PerHour), services.GetRequiredService<ILogger<AzureEmailProvider>>(),
            TimeProvider.System, AzureEmailProvider.Limit);
    }

    // A build without Azure's packages declares their names, and cannot do what they do.
    private static bool IsItself(Type type) => type.Assembly.GetName().Name == type.Namespace;

    // The first token signs in; the others only verify what comes while one replaces another.
    private static TwilioProvider MakeTwilio(PostSaleSettings settings, IServiceProvider services)
    {
        var twilio = settings.Sms.Twilio;
        var client = new TwilioRestClient(twilio.AccountSid, twilio.AuthTokens[0]);
        return new(
            new TwilioMessages(client), services.GetRequiredService<IOutbox>(), twilio, settings.PublicUrl,
            services.GetRequiredService<ILogger<TwilioProvider>>(), TimeProvider.System, TwilioProvider.Limit);
    }
}
