using System.CommandLine;
using System.Text.Json;
using NodaTime;
using PostSale.Application;
using PostSale.Application.Starting;
using PostSale.Application.Strategies;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;
using PostSale.Embedded.Sqlite;
using PostSale.Local.Demo;
using PostSale.Local.Hosting;
using PostSale.Local.Simulation;

namespace PostSale.Local.Commands;

/// <summary><c>simulate</c>: a strategy over a made-up population, before anyone is written to.</summary>
internal static class SimulateCommand
{
    // Nobody opens its links; the port only has to be one.
    private const int Port = 7071;

    // Often enough that who stops buying is noticed while they can be won back.
    private static readonly Duration BetweenNights = Duration.FromDays(14);

    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The strategy's folder." };
        var customers = Required("--customers", "How many customers, 1 to 20000.", 20_000);
        var days = Required("--days", "How many days they live, 1 to 1095.", 1095);
        var seed = CommonOptions.Whole("--seed", "Another number, other customers.", 1, int.MinValue, int.MaxValue);
        var to = new Option<string>("--to") { Description = "An absent or empty folder for the report.", Required = true };
        var json = CommonOptions.Json();
        var command = new Command("simulate", "Try a strategy on made-up customers; nothing is sent.") { folder, customers, days, seed, to, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var strategy = StrategyCommand.Load(parsed.GetValue(folder)!);
            var target = Target(parsed.GetValue(to)!);
            var size = new DemoSize(parsed.GetValue(customers), parsed.GetValue(days), parsed.GetValue(seed));
            var plan = await Simulate(StrategyFolder.Read(parsed.GetValue(folder)!), strategy, size, target, parsed.GetValue(json), cancellation);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(
                    new
                    {
                        strategy = plan.Strategy, customers = plan.Customers, days = plan.Span, sent = plan.Sent, tasks = plan.Tasks,
                        perCustomer = new { half = plan.Percentile(50), nineInTen = plan.Percentile(90), most = plan.Percentile(100) },
                        neverCame = plan.Contacts.Where(contact => contact.NeverCame).Select(contact => $"{contact.Journey}/{contact.Touchpoint}"), cost = plan.Cost,
                    },
                    JsonSerializerOptions.Web));
            }
            else
            {
                var never = plan.Contacts.Count(contact => contact.NeverCame);
                Console.WriteLine(
                    $"{plan.Sent} messages and {plan.Tasks} tasks for {plan.Customers} customers in {plan.Span} days; nine in ten got at most {plan.Percentile(90)} messages. "
                    + (never == 0 ? "Every contact reached somebody." : $"{never} of {plan.Contacts.Count} contacts reached nobody."));
                Console.WriteLine($"Read {Path.Combine(target, SimulationFiles.Report)}.");
            }

            return 0;
        });
        return command;
    }

    private static Option<int> Required(string name, string description, int most)
    {
        var option = CommonOptions.Whole(name, description, 0, 1, most);
        option.DefaultValueFactory = null;
        option.Required = true;
        return option;
    }

    private static async Task<SimulatedPlan> Simulate(
        IReadOnlyDictionary<string, string> files, Strategy strategy, DemoSize size, string target, bool isQuiet, CancellationToken cancellation)
    {
        var isPortuguese = strategy.Locale.StartsWith("pt", StringComparison.OrdinalIgnoreCase);
        var demo = DemoShop.Of(isPortuguese ? "pt-BR" : "en");
        demo = demo with { Starter = demo.Starter with { Strategy = "simulated", Files = files } };
        var work = Directory.CreateTempSubdirectory("postsale-simulate-");
        try
        {
            await InitCommand.Write(new(Path.Combine(work.FullName, "shop"), Port, demo.Starter, DemoCommand.IdentityOf(size.Seed)), cancellation);
            var settings = Path.Combine(work.FullName, "shop", InitCommand.SettingsName);
            var options = new ServerOptions(work.FullName, Port, TimeTravels: true, SettingsFile.Read(settings), StrategyFolders.Beside(settings));
            var life = strategy.Plan.Journeys.Any(journey => journey.Subject == SubjectKind.Subscription) ? (Life)Subscriber.Live : Shopper.Live;
            var (id, shop) = options.Settings.Stores.Single();
            var zone = DateTimeZoneProviders.Tzdb[shop.TimeZone];

            // Whole days, so that the hour it is run at changes nothing.
            var now = zone.AtStartOfDay(SystemClock.Instance.GetCurrentInstant().InZone(zone).Date).ToInstant();
            var first = new FirstOfEach();
            Task Live(IProgress<double> progress) => LivedPast.Live(options, demo, size, new(life, first.IsFirst, BetweenNights), now, progress, cancellation);
            await (isQuiet ? Live(new Progress<double>()) : ProgressBar.Show($"{size.Customers} customers live {size.Days} days with {strategy.Name}", Live));

            await using var store = SqliteStore.Open(work.FullName, lasting: false);
            var plan = await CountSimulation.Run(store, new(id), strategy, zone, size.Days, cancellation);
            await SimulationFiles.Write(target, plan, cancellation);
            await Keep(store, work.FullName, target, cancellation);
            return plan;
        }
        catch (IOException refused)
        {
            throw new StartupException([$"{target}: the simulation could not be written ({refused.Message}). Make room, and give an empty folder."]);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    // Named by what they are, not by their ids: somebody will look for one.
    private static async Task Keep(SqliteStore store, string from, string target, CancellationToken cancellation)
    {
        foreach (var kind in (string[])["mail", "sms"])
        {
            var (source, copy) = (Path.Combine(from, kind), Path.Combine(target, kind));
            Directory.CreateDirectory(copy);
            foreach (var file in Directory.Exists(source) ? Directory.EnumerateFiles(source) : [])
            {
                if (MessageId.TryParse(Path.GetFileNameWithoutExtension(file), out var id) && await store.Outbox.Find(id, cancellation) is ({ } message, _))
                {
                    var name = $"{message.Effect.Journey}.{message.Effect.Touchpoint}.{Words.Of(message.Channel).ToLowerInvariant()}{Path.GetExtension(file)}";
                    File.Copy(file, Path.Combine(copy, name));
                }
            }
        }
    }

    /// <exception cref="StartupException">It is not empty, or cannot be made.</exception>
    private static string Target(string given)
    {
        var target = EmptyFolder.Of(given);
        try
        {
            return Directory.CreateDirectory(target).FullName;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StartupException([$"{target}: cannot be made. Give a folder in a place that this user may write to."]);
        }
    }

    /// <summary>Of each contact the first message leaves a file: an example to look at.</summary>
    private sealed class FirstOfEach
    {
        private readonly System.Collections.Concurrent.ConcurrentDictionary<(JourneyId, TouchpointId, Channel), bool> seen = [];

        public bool IsFirst(Message message, Instant at) => seen.TryAdd((message.Effect.Journey, message.Effect.Touchpoint, message.Channel), true);
    }
}
