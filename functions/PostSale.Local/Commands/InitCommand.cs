using System.CommandLine;
using System.Security.Cryptography;
using PostSale.Application.Settings;
using PostSale.Application.Starting;
using PostSale.Application.Strategies.Schemas;
using PostSale.Local.Hosting;

namespace PostSale.Local.Commands;

/// <summary><c>init</c>: writes a starter shop, settings with fresh keys and a strategy to edit.</summary>
internal static class InitCommand
{
    public const string SettingsName = "postsale.json";

    private const int DefaultPort = 7071;

    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "A folder that is absent or empty." };
        var command = new Command("init", "Write a starter shop: settings and a strategy.") { folder };
        command.SetAction(async (parsed, cancellation) =>
        {
            var target = EmptyFolder.Of(parsed.GetValue(folder)!);
            var key = await Write(new(target, DefaultPort, StarterShop.Portuguese), cancellation);
            Console.WriteLine($"Your shop is in {target}: {SettingsName} and strategies/loja-fisica.");
            Console.WriteLine($"Your access key to the dashboard, shown only now: {key}");
            Console.WriteLine($"Next: fill in the sender's name and address in {SettingsName}, then");
            Console.WriteLine($"  postsale serve --config {Path.Combine(target, SettingsName)} --data {Path.Combine(target, "data")}");
            return 0;
        });
        return command;
    }

    /// <returns>The access key, of which the settings hold only the hash.</returns>
    /// <exception cref="StartupException">The folder cannot be written.</exception>
    public static async Task<string> Write(Starter starter, CancellationToken cancellation)
    {
        try
        {
            return await WriteAll(starter, cancellation);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StartupException([$"{starter.Folder}: cannot be written. Give a folder that this user may make, on a disk with room."]);
        }
    }

    private static async Task<string> WriteAll(Starter starter, CancellationToken cancellation)
    {
        var target = starter.Folder;
        Directory.CreateDirectory(target);
        foreach (var (path, text) in starter.Shop.Files)
        {
            var file = Path.Combine(target, "strategies", starter.Shop.Strategy, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, cancellation);
        }

        await File.WriteAllTextAsync(Path.Combine(target, "strategies", "strategy.schema.json"), StrategySchema.Text, cancellation);

        var settings = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // It holds secrets.
            settings.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var writer = new StreamWriter(Path.Combine(target, SettingsName), settings);
        var written = StarterSettings.Create(
            starter.Shop.Id, $"strategies/{starter.Shop.Strategy}", starter.Shop.IsPortuguese, RandomNumberGenerator.GetBytes, starter.Port, starter.Identity);
        await writer.WriteAsync(written.Json);
        return written.AdminKey;
    }
}

/// <param name="Port">Where the shop will be served.</param>
/// <param name="Identity">The identity key, where it must be a certain one.</param>
internal sealed record Starter(string Folder, int Port, StarterShop Shop, byte[]? Identity = null);

/// <param name="IsPortuguese">A shop in Brazil; else one in the United States.</param>
/// <param name="Strategy">What its strategy's folder is called.</param>
/// <param name="Files">The strategy's files: path within its folder, with forward slashes, to content.</param>
internal sealed record StarterShop(string Id, bool IsPortuguese, string Strategy, IReadOnlyDictionary<string, string> Files)
{
    public static StarterShop Portuguese { get; } = new("loja", IsPortuguese: true, "loja-fisica", BuiltInStrategies.Files("loja-fisica"));
}
