using System.CommandLine;
using System.Security.Cryptography;
using PostSale.Application.Settings;
using PostSale.Application.Starting;
using PostSale.Local.Hosting;

namespace PostSale.Local.Commands;

/// <summary><c>init</c>: writes a starter shop, settings with fresh keys and a strategy to edit.</summary>
internal static class InitCommand
{
    public const string SettingsName = "postsale.json";

    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that is absent or empty." };
        var command = new Command("init", "Write a starter shop: settings and a strategy.") { folder };
        command.SetAction(async (parsed, cancellation) =>
        {
            var target = Path.GetFullPath(parsed.GetValue(folder)!);
            if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            {
                throw new StartupException([$"{target}: not empty. Nothing was written; give an empty folder."]);
            }

            var key = await Write(target, cancellation);
            Console.WriteLine($"Your shop is in {target}: {SettingsName} and strategies/loja-fisica.");
            Console.WriteLine($"Your access key to the dashboard, shown only now: {key}");
            Console.WriteLine($"Next: fill in the sender's name and address in {SettingsName}, then");
            Console.WriteLine($"  postsale serve --config {Path.Combine(target, SettingsName)} --data {Path.Combine(target, "data")}");
            return 0;
        });
        return command;
    }

    /// <returns>The access key, of which the settings hold only the hash.</returns>
    public static async Task<string> Write(string target, CancellationToken cancellation)
    {
        Directory.CreateDirectory(target);
        foreach (var (path, text) in BuiltInStrategies.Files("loja-fisica"))
        {
            var file = Path.Combine(target, "strategies", "loja-fisica", path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, cancellation);
        }

        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // It holds secrets.
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(Path.Combine(target, SettingsName), settings);
        var starter = StarterSettings.Create("loja", "strategies/loja-fisica", isPortuguese: true, RandomNumberGenerator.GetBytes);
        await writer.WriteAsync(starter.Json);
        return starter.AdminKey;
    }
}
