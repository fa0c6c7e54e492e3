using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PostSale.Application.Settings;
using PostSale.Web.Webhooks.EmailEvents;
using PostSale.Web.Webhooks.Events;
using PostSale.Web.Webhooks.Shopify;
using PostSale.Web.Webhooks.Stripe;
using PostSale.Web.Webhooks.Twilio;

namespace PostSale.Web.Webhooks;

/// <summary>
/// How webhooks come in: <c>POST /webhooks/{store}/stripe</c>, <c>/shopify</c>, <c>/events</c>, <c>/twilio/status</c>, <c>/twilio/inbound</c>,
/// and <c>/webhooks/email-events</c>.
/// </summary>
public static class WebhookEndpoints
{
    /// <summary>
    /// Adds what <see cref="MapWebhooks"/> needs besides <see cref="IShops"/>, <see cref="IInbox"/>, <see cref="IOutbox"/>,
    /// <see cref="PostSaleSettings"/> and <see cref="IClock"/>, and the translators. An <see cref="IWebhookClock"/> or <see cref="TimeProvider"/> added before stays.
    /// </summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.TryAddSingleton<IWebhookClock, SystemWebhookClock>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PromptInbox>();
        services.TryAddSingleton<WebhookReceiver>();
        services.TryAddSingleton<EmailEventsReceiver>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IWebhookSource, StripeSource>(),
            ServiceDescriptor.Singleton<IWebhookSource, ShopifySource>(),
            ServiceDescriptor.Singleton<IWebhookSource, EventsSource>(),
            ServiceDescriptor.Singleton<IWebhookSource, TwilioStatusSource>(),
            ServiceDescriptor.Singleton<IWebhookSource, TwilioInboundSource>(),
            ServiceDescriptor.Singleton<ITranslator, StripeTranslator>(),
            ServiceDescriptor.Singleton<ITranslator, ShopifyTranslator>(),
            ServiceDescriptor.Singleton<ITranslator, EventsTranslator>(),
            ServiceDescriptor.Singleton<ITranslator, TwilioTranslator>(),
            ServiceDescriptor.Singleton<ITranslator, EmailEventsTranslator>(),
        ]);
        return services;
    }

    /// <remarks>They skip what lies behind routing: who signs what they send needs no cookie, key or form's token.</remarks>
    public static IEndpointRouteBuilder MapWebhooks(this IEndpointRouteBuilder routes)
    {
        foreach (var source in routes.ServiceProvider.GetServices<IWebhookSource>())
        {
            routes.MapPost(
                $"/webhooks/{{store}}/{source.Path}",
                context => context.RequestServices.GetRequiredService<WebhookReceiver>().Receive(context, source)).ShortCircuit();
        }

        routes.MapMethods(
            "/webhooks/email-events",
            ["POST", "OPTIONS"],
            context => context.RequestServices.GetRequiredService<EmailEventsReceiver>().Receive(context)).ShortCircuit();

        return routes;
    }

    /// <summary>
    /// Lets an absurd signature header come through to be answered with 400, like any other malformed one, and cuts off
    /// whoever dawdles over the head of a request.
    /// </summary>
    public static void Limit(KestrelServerOptions server)
    {
        server.Limits.MaxRequestHeadersTotalSize = 128 * 1024;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
    }
}
