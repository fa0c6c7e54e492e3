using NodaTime;
using PostSale.Application;
using PostSale.Application.Customers;
using PostSale.Application.Intake;
using PostSale.Application.Links;
using PostSale.Application.Messages;
using PostSale.Application.Settings;
using PostSale.Application.Templates;
using PostSale.Delivery;
using PostSale.Embedded.Sqlite;
using PostSale.Embedded.Workers;
using PostSale.Web.Webhooks;

namespace PostSale.Local.Hosting;

/// <summary>Everything the embedded product is made of.</summary>
internal static class EmbeddedServices
{
    public static IServiceCollection AddEmbedded(
        this IServiceCollection services, PostSaleSettings settings, IShops shops, SqliteStore store, TravellingClock clock, string folder)
    {
        services.AddSingleton(settings).AddSingleton(settings.Ops).AddSingleton(shops).AddSingleton(store);
        services.AddSingleton(clock).AddSingleton<IClock>(clock).AddSingleton<IWebhookClock, TwoClocks>();
        services.AddSingleton(_ =>
        {
            var bell = new Bell();
            store.Arrived += bell.Ring;
            return bell;
        });
        services.AddSingleton(store.Inbox).AddSingleton(store.Customers).AddSingleton(store.Aliases).AddSingleton(store.Outbox).AddSingleton(store.Strategies).AddSingleton(store.Notes);

        services.AddSingleton(new AliasHasher(Convert.FromBase64String(settings.IdentityKey)));
        services.AddSingleton(new LinkTokens(settings.LinkKeys));
        services.AddSingleton(new Claimant(Guid.NewGuid().ToString("N")));
        services.AddSingleton<IComposer>(provider => new Composer(
            new MessageComposer(new MailRenderer()), provider.GetRequiredService<LinkTokens>(), settings.PublicUrl));
        services.AddDelivery(settings, folder);

        services.AddSingleton<AdvanceCustomer>().AddSingleton<SendMessage>().AddSingleton<ResolveLost>();
        services.AddSingleton<RouteInbox>().AddSingleton<ReportCustomer>().AddSingleton<SwitchOff>();

        services.AddSingleton<IJob, SweepJob>().AddSingleton<IJob, RoutingJob>().AddSingleton<IJob, AdvanceJob>().AddSingleton<IJob, OutboxJob>();
        services.AddSingleton<Conveyor>().AddSingleton<TimeTravel>();
        return services;
    }

    /// <summary>Webhooks may be signed by a sender who lives in the system's time.</summary>
    private sealed class TwoClocks(TravellingClock clock) : IWebhookClock
    {
        public Instant Wall => clock.Wall;

        public Instant Now => clock.GetCurrentInstant();
    }
}
