using Microsoft.Azure.WebJobs.Host.Config;
using Microsoft.Extensions.DependencyInjection;

namespace PostSale.Durable.Trial.Hosting;

#pragma warning disable CS0618 // The extension asks for it, and only the Functions host has one.

/// <summary>Where the extension's own web pages would be; this host has no web.</summary>
internal static class Webhooks
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services) => services.AddSingleton<IWebHookProvider, Nowhere>();

    private sealed class Nowhere : IWebHookProvider
    {
        public Uri GetUrl(IExtensionConfigProvider extension) => new("http://localhost/runtime/webhooks/durabletask");
    }
}
