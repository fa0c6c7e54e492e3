using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using PostSale.Application;
using PostSale.Application.Nightly;
using PostSale.Application.Settings;
using PostSale.Application.Starting;
using PostSale.Application.Sweeping;
using PostSale.Azure.ServiceBus;
using PostSale.Delivery;
using PostSale.Functions.Http;
using PostSale.Functions.Messages;
using PostSale.Web;
using PostSale.Web.Security;

namespace PostSale.Functions.Composition;

/// <summary>Everything the product is made of on Azure.</summary>
public static class AzureServices
{
    /// <param name="queue">Null where there is no Service Bus: then the sweeper sends.</param>
    /// <param name="data">Where the pickup providers leave their files.</param>
    public static IServiceCollection AddAzure(
        this IServiceCollection services, PostSaleSettings settings, IShops shops, StorePorts store, ServiceBusSender? queue, string data)
    {
        services.AddUseCases(settings, shops).AddSingleton<Sweep>().AddSingleton<SeeToNight>();
        services.AddSingleton<IClock>(SystemClock.Instance);
        services.AddStore(store, queue);
        services.AddDelivery(settings, data);

        services.AddPostSaleWeb();
        services.AddHttpContextAccessor();
        services.AddSingleton<Site>().AddSingleton<Intake>().AddSingleton<IReadiness, StoreReadiness>();
        // Nobody reads it: the command line reaches this host by a key of the settings.
        services.AddSingleton(LocalKey.New());
        services.AddDataProtection().SetApplicationName("PostSale");
        services.Configure<KeyManagementOptions>(options => options.XmlRepository = store.KeyRing);
        return services;
    }

    private static void AddStore(this IServiceCollection services, StorePorts store, ServiceBusSender? queue)
    {
        services.AddSingleton(store.Inbox).AddSingleton(store.Aliases).AddSingleton(store.Tasks).AddSingleton(store.Strategies).AddSingleton(store.Nights).AddSingleton(store.Switches).AddSingleton(store.Audit);
        services.AddHostedService<SwitchRefresh>();
        services.AddSingleton(store.Purchases).AddSingleton(store.Scores);
        if (queue is null)
        {
            services.AddSingleton(store.Customers).AddSingleton(store.Outbox);
            services.AddSingleton<IDoorbell, SendingSweep>();
            return;
        }

        services.AddSingleton(queue).AddSingleton<IDoorbell, ServiceBusDoorbell>();
        services.AddSingleton<ICustomers>(provider => new RingingCustomers(store.Customers, provider.GetRequiredService<IDoorbell>()));
        services.AddSingleton<IOutbox>(provider => new RingingOutbox(store.Outbox, provider.GetRequiredService<IDoorbell>()));
    }

    private sealed class StoreReadiness(IInbox inbox) : IReadiness
    {
        public async Task<string?> WhyNot(CancellationToken cancellation)
        {
            try
            {
                await inbox.NextDue(cancellation);
                return null;
            }
            catch (StoreUnavailableException)
            {
                return "The tables cannot be reached now.";
            }
        }
    }
}
