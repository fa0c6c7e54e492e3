using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace PostSale.Durable.Trial.Hosting;

/// <summary>Azurite, in memory, on ports of its own; it ends with this process.</summary>
internal static partial class Emulator
{
    /// <param name="root">The repository, where `npm ci` has put it.</param>
    /// <returns>The connection string.</returns>
    public static async Task<string> Start(string root)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])
            [
                Path.Combine(AppContext.BaseDirectory, "azurite.cjs"), Path.Combine(root, "node_modules", "azurite", "dist", "src", "azurite.js"),
                "--silent", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry",
                "--blobHost", "127.0.0.1", "--blobPort", "0", "--queueHost", "127.0.0.1", "--queuePort", "0", "--tableHost", "127.0.0.1", "--tablePort", "0",
            ])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["AZURITE_ACCOUNTS"] = $"trial:{key}";
        var process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.StandardInput.Close();
        var endpoints = new List<string>();
        while (endpoints.Count < 3)
        {
            var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Azurite ended before it listened: run \"npm ci\" in the root of the repository.");
            if (Listening().Match(line) is { Success: true } match)
            {
                endpoints.Add($"{match.Groups["service"].Value}Endpoint={match.Groups["address"].Value}/trial;");
            }
        }

        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return $"DefaultEndpointsProtocol=http;AccountName=trial;AccountKey={key};{string.Concat(endpoints)}";
    }

    [GeneratedRegex("^Azurite (?<service>Blob|Queue|Table) service is successfully listening at (?<address>http://[0-9.:]+)")]
    private static partial Regex Listening();
}
