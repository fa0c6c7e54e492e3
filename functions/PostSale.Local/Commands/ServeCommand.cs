using System.CommandLine;
using NodaTime;
using PostSale.Local.Hosting;

namespace PostSale.Local.Commands;

/// <summary><c>serve</c>: runs until it is told to stop.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var port = CommonOptions.Port();
        var config = CommonOptions.Config();
        var travel = new Option<bool>("--time-travel") { Description = "Offer POST /dev/clock, to try months in seconds." };
        var command = new Command("serve", "Serve the shops of a settings file.") { data, port, config, travel };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(config);
            LoopbackPort.Free(parsed.GetValue(port));
            var options = new ServerOptions(
                Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(port), parsed.GetValue(travel), SettingsFile.Read(file), StrategyFolders.Beside(file));
            await using var server = await Server.Build(options, SystemClock.Instance, cancellation);
            await server.Note(CustomerAccess.ConfigNote, file is null ? "" : Path.GetFullPath(file), cancellation);
            var url = await server.Start(cancellation);
            Console.WriteLine($"PostSale serves {string.Join(", ", options.Settings.Stores.Keys)} on {url}");
            Console.WriteLine($"Dashboard: {url}/ops    data: {options.Folder}    stop: Ctrl+C");
            if (Elsewhere(options.Settings.PublicUrl, url))
            {
                Console.WriteLine($"Links in mails lead to {options.Settings.PublicUrl}, which is another port. Set PostSale:PublicUrl to where people reach this server.");
            }

            await Stopping.Wait(server.App, cancellation);
            return 0;
        });
        return command;
    }

    // A public address is somebody else's to forward from; one on this machine should be this server.
    private static bool Elsewhere(string published, string url) =>
        new Uri(published) is { IsLoopback: true } address && address.Port != new Uri(url).Port;
}
