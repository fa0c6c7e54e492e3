using System.Diagnostics;

namespace PostSale.Build.Tests;

/// <summary>The SDK's own command, as a person would call it.</summary>
internal static class Dotnet
{
    public static string Root { get; } = Find();

    /// <param name="standIns">What the environment says; null for nothing.</param>
    public static async Task<(int Exit, string Output)> Run(string folder, string arguments, string? standIns = null)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment.Remove("UseAzureStandIns");
        if (standIns is not null)
        {
            start.Environment["UseAzureStandIns"] = standIns;
        }

        using var process = Process.Start(start)!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Join('\n', await output));
    }

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "PostSale.Functions.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return at.FullName;
    }
}
