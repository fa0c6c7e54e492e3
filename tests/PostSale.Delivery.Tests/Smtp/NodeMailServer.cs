using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PostSale.Delivery.Tests.Smtp;

/// <summary>A mail server somebody else wrote, in a process of its own, for what both sides must understand alike: TLS and signing in.</summary>
internal sealed class NodeMailServer : IAsyncDisposable
{
    private readonly Process process;

    private NodeMailServer(Process process, int port)
    {
        this.process = process;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Why it cannot be started here; null when it can.</summary>
    public static string? Missing => Module is null ? "node_modules holds no smtp-server: run npm ci" : null;

    private static string? Module { get; } = FindModule();

    public static async Task<NodeMailServer> Start(object options)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Smtp", "server.mjs");
        var process = Process.Start(new ProcessStartInfo("node", [script, JsonSerializer.Serialize(options), Module!])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var port = await process.StandardOutput.ReadLineAsync();
        return new(process, int.Parse(port!, CultureInfo.InvariantCulture));
    }

    public async Task<Mail> Next() => JsonSerializer.Deserialize<Mail>((await process.StandardOutput.ReadLineAsync())!, JsonSerializerOptions.Web)!;

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string? FindModule()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var module = Path.Combine(folder.FullName, "node_modules", "smtp-server");
            if (Directory.Exists(module))
            {
                return module;
            }
        }

        return null;
    }

    internal sealed record Mail(string From, string[] To, string User, bool Secure, string Raw);
}
