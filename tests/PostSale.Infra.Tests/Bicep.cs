using System.Diagnostics;
using System.Reflection;

namespace PostSale.Infra.Tests;

/// <summary>Bicep's own command line.</summary>
internal static class Bicep
{
    private static readonly string? Tool = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(one => one.Key == "Bicep")?.Value;

    public static bool IsHere => Tool is not null && File.Exists(Tool);

    public const string NotHere = "Bicep's command line is fetched on Linux x64 alone.";

    public static async Task<(int Exit, string Output)> Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Tool!, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // It runs for two seconds: what is learnt for a long run is not worth the while.
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Process.Start(start)!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(await output).Trim());
    }
}
