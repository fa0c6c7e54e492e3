using NodaTime;
using PostSale.Application;
using PostSale.Application.Nightly;
using PostSale.Application.Settings;
using PostSale.Application.Starting;
using PostSale.Delivery;
using PostSale.Embedded.Sqlite;
using PostSale.Embedded.Workers;
using PostSale.Web.Webhooks;

namespace PostSale.Local.Hosting;

/// <summary>What the embedded product is made of.</summary>
internal static class EmbeddedServices
{
    public static IServiceCollection AddEmbedded(
        this IServiceCollection services, PostSaleSettings settings, IShops shops, SqliteStore store, TravellingClock clock)
    {
        services.AddUseCases(settings, shops).AddSingleton(store);
        services.AddSingleton(clock).AddSingleton<IClock>(clock).AddSingleton<IWebhookClock, TwoClocks>();
        services.AddSingleton(_ =>
        {
            var bell = new Bell();
            store.Arrived += bell.Ring;
            return bell;
        });
        services.AddSingleton(store.Inbox).AddSingleton(store.Customers).AddSingleton(store.Aliases).AddSingleton(store.Outbox).AddSingleton(store.Tasks).AddSingleton(store.Strategies).AddSingleton(store.Notes)
            .AddSingleton(store.Switches).AddSingleton(store.Audit).AddSingleton(store.Purchases).AddSingleton(store.Scores).AddSingleton(store.Nights).AddSingleton<SeeToNight>();

        services.AddSingleton<IJob, SweepJob>().AddSingleton<IJob, RoutingJob>().AddSingleton<IJob, StoreErasureJob>().AddSingleton<IJob, TellAppliedJob>().AddSingleton<IJob, AdvanceJob>().AddSingleton<IJob, OutboxJob>();
        services.AddSingleton<Conveyor>().AddSingleton<TimeTravel>();
        return services;
    }

    /// <summary>What a shop that is open does besides: it sends by the providers of its settings, and sees to its nights.</summary>
    /// <param name="folder">The data folder.</param>
    public static IServiceCollection AddOpenShop(this IServiceCollection services, PostSaleSettings settings, string folder) =>
        services.AddDelivery(settings, folder).AddSingleton<IJob, NightJob>();

    /// <summary>Webhooks may be signed by a sender who lives in the system's time.</summary>
    private sealed class TwoClocks(TravellingClock clock) : IWebhookClock
    {
        public Instant Wall => clock.Wall;

        public Instant Now => clock.GetCurrentInstant();

        public async ValueTask<IDisposable?> Hold(CancellationToken cancellation) =>
            clock.MayJump ? await clock.Hold(cancellation) : null;
    }
}
