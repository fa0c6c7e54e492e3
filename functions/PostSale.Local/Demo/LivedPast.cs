using NodaTime;
using PostSale.Application.Intake;
using PostSale.Application.Nightly;
using PostSale.Application.Ports;
using PostSale.Application.Starting;
using PostSale.Application.Surveys;
using PostSale.Application.Work;
using PostSale.Delivery.App;
using PostSale.Delivery.Pickup;
using PostSale.Domain.Messages;
using PostSale.Embedded.Sqlite;
using PostSale.Embedded.Workers;
using PostSale.Local.Hosting;
using PostSale.Web.Webhooks;

namespace PostSale.Local.Demo;

/// <summary>Lives through a demo's past with the real engine, before anybody is served.</summary>
/// <remarks>Quicker than a server may be: what is lost with the power is made again, and time goes in steps.</remarks>
internal static class LivedPast
{
    // The last days are looked at closely: their mails lie in the folder, to be opened in a mail program, and leave when they should.
    private const int CloseDays = 30;
    private static readonly Duration Step = Duration.FromMinutes(30);

    // Long ago it matters less. A step ends when the mails of a day have become due.
    private static readonly Duration LongStep = Duration.FromHours(6);
    private static readonly LocalTime MailsAreDue = new(10, 30);
    private static readonly LocalTime Night = new(4, 0);

    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    public static async Task Live(
        ServerOptions shop, DemoShop demo, DemoSize size, Manner manner, Instant now, IProgress<double> progress, CancellationToken cancellation)
    {
        await using var store = SqliteStore.Open(shop.Folder, lasting: false);
        var shops = await ConfiguredShops.Read(shop.Settings, shop.StrategyFolders, store.Strategies, now, cancellation);
        var one = shops.All.First();
        var services = new ServiceCollection().AddLogging().AddEmbedded(shop.Settings, shops, store, new TravellingClock(SystemClock.Instance)).AddWebhooks();
        services.AddSingleton<DrawKey>(KeyDraws.OfName);
        var zone = one.Policies.Zone;
        var close = zone.AtLeniently(now.InZone(zone).Date.PlusDays(-CloseDays).At(MailsAreDue)).ToInstant();
        var acts = new Acts(new DemoPast(one.Id, store.Inbox, demo.Words, zone, manner.Life, size.Seed).Make(size.Customers, size.Days, now));
        Respondents? respondents = null;
        foreach (IProvider pickup in (IProvider[])[EmailPickup.Open(shop.Folder, lasting: false), SmsPickup.Open(shop.Folder, lasting: false), new AppNotices()])
        {
            services.AddSingleton<IProvider>(new FormerPost(pickup, manner.Leaves ?? ((_, at) => at >= close), (sender, message, at) => respondents!.Got(sender, message, at)));
        }

        await using var provider = services.BuildServiceProvider();
        respondents = new(acts, demo.Voices, provider.GetRequiredService<AnswerSurvey>(), zone, size.Seed);
        var begin = acts.Next ?? now;

        // The work of today is left for whoever looks.
        var today = zone.AtStartOfDay(now.InZone(zone).Date).ToInstant();
        foreach (var sitting in new Team(one.Id, demo.Voices, store.Tasks, provider.GetRequiredService<CloseTask>(), zone, size.Seed).Sittings(begin, today))
        {
            acts.Add(sitting);
        }

        var night = provider.GetRequiredService<SeeToNight>();
        for (var at = begin; now - at > manner.BetweenNights; )
        {
            at += manner.BetweenNights;
            acts.Add(new(zone.AtLeniently(at.InZone(zone).Date.At(Night)).ToInstant(), (moment, cancel) => night.Run(moment, cancel)));
        }

        var travel = provider.GetRequiredService<TimeTravel>();
        var share = new Passing(moment => progress.Report((moment - begin) / (now - begin)));
        if (begin < close)
        {
            await travel.Relive(acts, close, LongStep, share, cancellation);
        }

        await travel.Relive(acts, now, Step, share, cancellation);

        await night.Run(now, cancellation);
        await travel.Relive([], now, cancellation);
    }

    // At once, and not on some other thread later, as Progress<T> would.
    private sealed class Passing(Action<Instant> tell) : IProgress<Instant>
    {
        public void Report(Instant value) => tell(value);
    }
}

/// <summary>How a past is lived through.</summary>
/// <param name="Life">How its customers live.</param>
/// <param name="Leaves">Of which messages a file is left; null for those of the last days.</param>
/// <param name="BetweenNights">How often they are scored on the way. The end is always scored, and for a shop that is only looked at that will do.</param>
internal sealed record Manner(Life Life, Func<Message, Instant, bool>? Leaves, Duration BetweenNights);

/// <param name="Customers">1 or more.</param>
/// <param name="Days">How far back the first purchase may lie; 1 or more.</param>
internal sealed record DemoSize(int Customers, int Days, int Seed);
