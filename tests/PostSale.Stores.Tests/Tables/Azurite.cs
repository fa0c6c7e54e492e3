using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace PostSale.Stores.Tests.Tables;

/// <summary>The storage emulator, one for the whole run, in memory, on ports of its own. It ends with this process.</summary>
internal static partial class Azurite
{
    // A machine that also builds takes its time to start a process.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly Lazy<Task<string>> Started = new(Start);

    /// <summary>The connection string; skips the test where Azurite is not installed, and fails it where it must be.</summary>
    public static Task<string> ConnectionString()
    {
        var missing = Script() is null;
        if (missing && Environment.GetEnvironmentVariable("CI") == "true")
        {
            throw new InvalidOperationException("Azurite is missing: run \"npm ci\" in the root of the repository. Without it the Azure tables are untested, which CI does not accept.");
        }

        Skip.If(missing, "Azurite is not installed: run \"npm ci\" in the root of the repository.");
        return Started.Value;
    }

    private static string? Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PostSale.Functions.sln")))
            {
                var script = Path.Combine(folder.FullName, "node_modules", "azurite", "dist", "src", "azurite.js");
                return File.Exists(script) ? script : null;
            }
        }

        return null;
    }

    private static async Task<string> Start()
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])
            [
                Path.Combine(AppContext.BaseDirectory, "Tables", "azurite.cjs"), Script()!, "--silent", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry",
                "--blobHost", "127.0.0.1", "--blobPort", "0", "--queueHost", "127.0.0.1", "--queuePort", "0", "--tableHost", "127.0.0.1", "--tablePort", "0",
            ])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["AZURITE_ACCOUNTS"] = $"tests:{key}";
        var process = Process.Start(start) ?? throw new InvalidOperationException("Node does not start.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.StandardInput.Close();
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();

        using var limit = new CancellationTokenSource(Patience);
        var (blobs, tables) = ("", "");
        while (tables.Length == 0)
        {
            var line = await process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("Azurite ended before it listened.");
            if (Listening().Match(line) is { Success: true } match)
            {
                (blobs, tables) = match.Groups["service"].Value switch
                {
                    "Blob" => (match.Groups["address"].Value, tables),
                    "Table" => (blobs, match.Groups["address"].Value),
                    _ => (blobs, tables),
                };
            }
        }

        // Whatever else it says must not fill the pipe.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return $"DefaultEndpointsProtocol=http;AccountName=tests;AccountKey={key};BlobEndpoint={blobs}/tests;TableEndpoint={tables}/tests;";
    }

    [GeneratedRegex("^Azurite (?<service>Blob|Table) service is successfully listening at (?<address>http://[0-9.:]+)")]
    private static partial Regex Listening();
}
