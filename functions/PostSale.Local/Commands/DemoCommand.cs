using System.CommandLine;
using NodaTime;
using PostSale.Application.Ports;
using PostSale.Application.Starting;
using PostSale.Domain.Strategies;
using PostSale.Embedded.Workers;
using PostSale.Local.Demo;
using PostSale.Local.Hosting;
using PostSale.Web.Security;

namespace PostSale.Local.Commands;

/// <summary><c>demo</c>: a shop with a past, played through the real engine, then served.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "An empty folder for the demo's data. Default: a new one among the temporary files." };
        var port = CommonOptions.Port();
        var customers = CommonOptions.Whole("--customers", "How many customers, 1 to 2000.", 20, 1, 2000);
        var days = CommonOptions.Whole("--days", "How many days of past, 1 to 540.", 60, 1, 540);
        var seed = CommonOptions.Whole("--seed", "Another number, another past.", 1, int.MinValue, int.MaxValue);
        var command = new Command("demo", "Try it: a small shop with a past, on this machine only.") { data, port, customers, days, seed };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = parsed.GetValue(data) is { } given ? Path.GetFullPath(given) : Directory.CreateTempSubdirectory("postsale-demo-").FullName;
            if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            {
                throw new StartupException([$"{folder}: not empty. A demo begins from nothing; give an empty folder."]);
            }

            // The links in the demo's mails name the port, so it is settled before the first one is written.
            var at = LoopbackPort.Free(parsed.GetValue(port));
            var shop = Path.Combine(folder, "shop");
            await InitCommand.Write(shop, at, cancellation);
            var settings = Path.Combine(shop, InitCommand.SettingsName);
            var options = new ServerOptions(folder, at, TimeTravels: true, SettingsFile.Read(settings), StrategyFolders.Beside(settings));
            await using var server = await Server.Build(options, SystemClock.Instance, cancellation);
            await server.Note(CustomerAccess.ConfigNote, settings, cancellation);

            var (count, span) = (parsed.GetValue(customers), parsed.GetValue(days));
            Console.WriteLine($"Living through {span} days of a shop with {count} customers …");
            var services = server.App.Services;
            var now = SystemClock.Instance.GetCurrentInstant();
            var store = new StoreId(options.Settings.Stores.Keys.First());
            var past = new DemoPast(store, services.GetRequiredService<IInbox>(), parsed.GetValue(seed)).Make(count, span, now);
            await services.GetRequiredService<TimeTravel>().Relive(past, now, cancellation);

            var url = await server.Start(cancellation);
            var code = services.GetRequiredService<SignInCodes>().Issue(SystemClock.Instance.GetCurrentInstant());
            var mails = Directory.Exists(Path.Combine(folder, "mail")) ? Directory.GetFiles(Path.Combine(folder, "mail"), "*.eml").Length : 0;
            Console.WriteLine($"{mails} mails went out; they are in {Path.Combine(folder, "mail")}.");
            Console.WriteLine();
            Console.WriteLine($"  Open the dashboard (the link signs you in once, within ten minutes):");
            Console.WriteLine($"  {url}/ops/sign-in?code={code}");
            Console.WriteLine();
            Console.WriteLine("  See the next month happen:");
            Console.WriteLine($"  curl -X POST {url}/dev/clock -H 'Content-Type: application/json' -d '{{\"advance\":\"P30D\"}}'");
            Console.WriteLine();
            Console.WriteLine("  Stop: Ctrl+C");
            await Stopping.Wait(server.App, cancellation);
            return 0;
        });
        return command;
    }
}
