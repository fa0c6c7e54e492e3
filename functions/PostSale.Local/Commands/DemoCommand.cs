using System.CommandLine;
using System.Security.Cryptography;
using NodaTime;
using PostSale.Application.Starting;
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
        var customers = CommonOptions.Whole("--customers", "How many customers, 1 to 20000.", 2000, 1, 20_000);
        var days = CommonOptions.Whole("--days", "How many days of past, 1 to 1095.", 540, 1, 1095);
        var seed = CommonOptions.Whole("--seed", "Another number, another past.", 1, int.MinValue, int.MaxValue);
        var locale = CommonOptions.OneOf("--locale", "The shop's language and country.", DemoShop.Locales);
        var command = new Command("demo", "Try it: a small shop with a past, on this machine only.") { data, port, customers, days, seed, locale };
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
            var size = new DemoSize(parsed.GetValue(customers), parsed.GetValue(days), parsed.GetValue(seed));
            var demo = DemoShop.Of(parsed.GetValue(locale)!);
            await InitCommand.Write(new(shop, at, demo.Starter, IdentityOf(size.Seed)), cancellation);
            var settings = Path.Combine(shop, InitCommand.SettingsName);
            var options = new ServerOptions(folder, at, TimeTravels: true, SettingsFile.Read(settings), StrategyFolders.Beside(settings));
            await Live(options, demo, size, cancellation);

            await using var server = await Server.Build(options, SystemClock.Instance, cancellation);
            await server.Note(CustomerAccess.ConfigNote, settings, cancellation);
            var services = server.App.Services;
            var url = await server.Start(cancellation);
            var code = services.GetRequiredService<SignInCodes>().Issue(SystemClock.Instance.GetCurrentInstant());
            var mails = Directory.Exists(Path.Combine(folder, "mail")) ? Directory.GetFiles(Path.Combine(folder, "mail"), "*.eml").Length : 0;
            Console.WriteLine($"The mails of the last 30 days, {mails} of them, are in {Path.Combine(folder, "mail")}.");
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

    private static async Task Live(ServerOptions options, DemoShop demo, DemoSize size, CancellationToken cancellation)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        await ProgressBar.Show(
            $"Living through {size.Days} days of a shop with {size.Customers} customers",
            progress => LivedPast.Live(options, demo, size, new(Shopper.Live, null, Duration.MaxValue), now, progress, cancellation));
    }

    // Keys are drawn under it, and so the same seed makes the same past. It protects nobody: there is nobody.
    internal static byte[] IdentityOf(int seed) => SHA256.HashData(BitConverter.GetBytes(seed));
}
