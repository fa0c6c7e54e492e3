using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PostSale.Web.Webhooks.Events;
using PostSale.Web.Webhooks.Shopify;
using PostSale.Web.Webhooks.Stripe;

namespace PostSale.Web.Webhooks;

/// <summary>How webhooks come in: <c>POST /webhooks/{store}/stripe</c>, <c>/shopify</c> and <c>/events</c>.</summary>
public static class WebhookEndpoints
{
    private static readonly IWebhookSource[] Sources = [new StripeSource(), new ShopifySource(), new EventsSource()];

    /// <summary>
    /// Adds what <see cref="MapWebhooks"/> needs besides <see cref="IShops"/>, <see cref="IInbox"/> and <see cref="IClock"/>, and
    /// the translators. An <see cref="IWebhookClock"/> or <see cref="TimeProvider"/> added before stays.
    /// </summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services)
    {
        services.TryAddSingleton<IWebhookClock, SystemWebhookClock>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<WebhookReceiver>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<ITranslator, StripeTranslator>(),
            ServiceDescriptor.Singleton<ITranslator, ShopifyTranslator>(),
            ServiceDescriptor.Singleton<ITranslator, EventsTranslator>(),
        ]);
        return services;
    }

    public static IEndpointRouteBuilder MapWebhooks(this IEndpointRouteBuilder routes)
    {
        foreach (var source in Sources)
        {
            routes.MapPost(
                $"/webhooks/{{store}}/{source.Provider}",
                context => context.RequestServices.GetRequiredService<WebhookReceiver>().Receive(context, source));
        }

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
