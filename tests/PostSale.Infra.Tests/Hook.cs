using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PostSale.Infra.Tests;

/// <summary>One hook, run with an az and an azd that write down what they are asked, and with nothing else of Azure.</summary>
internal sealed partial class Hook : IDisposable
{
    // Writes its arguments, and what lies in a file it is handed, to a file of its own for each call.
    private const string Fake = """
        #!/bin/sh
        count=$(ls "$FAKE_LOG" | wc -l)
        call="$FAKE_LOG/$(printf %04d "$count")"
        basename "$0" >"$call"
        take=
        for argument in "$@"; do
          if [ "$take" = --file ]; then argument="$(cat "$argument")"; fi
          printf '%s\n' "$argument" >>"$call"
          take=$argument
        done
        case "$*" in
          "keyvault secret list"*)
            if [ "$count" -lt "${FAKE_REFUSALS:-0}" ]; then echo Forbidden >&2; exit 1; fi
            for name in ${FAKE_NAMES:-}; do echo "$name"; done ;;
          "keyvault secret set"*) exit "${FAKE_SET:-0}" ;;
        esac
        """;

    private static readonly string? PowerShell = Find();

    private readonly string system;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postsale-hook-");
    private readonly Dictionary<string, string> environment = new()
    {
        ["AZURE_RESOURCE_GROUP"] = "rg",
        ["AZURE_SUBSCRIPTION_ID"] = "sub",
        ["CI"] = "",
        ["POSTSALE_APP"] = "app",
        ["POSTSALE_BROUGHT_SECRETS"] = "store-loja-stripe",
        ["POSTSALE_BUDGET_START"] = "",
        ["POSTSALE_EVENT_SECRETS"] = "store-loja-events",
        ["POSTSALE_EVENT_TOPIC"] = "topic",
        ["POSTSALE_HOST"] = "app.example",
        ["POSTSALE_KEYS"] = "identity-key link-key-1",
        ["POSTSALE_OPS_KEYS"] = "ops-ana",
        ["POSTSALE_VAULT"] = "kv",
    };

    /// <param name="system">"sh" or "ps1"; a machine without the one skips the test.</param>
    public Hook(string system)
    {
        Skip.If(OperatingSystem.IsWindows(), "The stand-ins for az and azd are shell scripts.");
        Skip.If(system == "ps1" && PowerShell is null, "PowerShell 7 is not on the path and POSTSALE_PWSH does not name it; ./test.sh --full fetches it.");
        this.system = system;
        foreach (var name in (string[])["az", "azd", "sleep"])
        {
            var file = Path.Combine(folder.CreateSubdirectory("bin").FullName, name);
            File.WriteAllText(file, name == "sleep" ? "#!/bin/sh\n" : Fake);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            }
        }

        environment["FAKE_LOG"] = folder.CreateSubdirectory("calls").FullName;
    }

    public string this[string name]
    {
        set => environment[name] = value;
    }

    /// <summary>What az and azd were asked, in order: paths and secrets by what they are.</summary>
    public IReadOnlyList<string> Calls => [.. Asked().Select(call => string.Join(' ', call.Select(Shape)))];

    /// <summary>What was put into the vault under a name.</summary>
    public string Secret(string name)
    {
        var call = Asked().Single(call => call.Contains("set") && call.Contains(name));
        return call[Array.IndexOf(call, "--file") + 1];
    }

    public async Task<(int Exit, string Output)> Run(string name)
    {
        var file = Path.Combine(Repository.Infra, "hooks", $"{name}.{system}");

        // A function comes before what PowerShell brings: nobody waits.
        string[] arguments = system == "sh" ? [file] : ["-NoProfile", "-NonInteractive", "-Command", $"function Start-Sleep {{ }}; & '{file}'; exit $LASTEXITCODE"];
        var start = new ProcessStartInfo(system == "sh" ? "sh" : PowerShell!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (variable, value) in environment)
        {
            start.Environment[variable] = value;
        }

        start.Environment["PATH"] = Path.Combine(folder.FullName, "bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(await output));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string? Find() => Environment.GetEnvironmentVariable("POSTSALE_PWSH") is { Length: > 0 } named
        ? named
        : Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(path => Path.Combine(path, "pwsh")).FirstOrDefault(File.Exists);

    private static string Shape(string argument) =>
        argument.EndsWith("events.bicep", StringComparison.Ordinal) ? Path.GetFileName(argument)
        : Base64().IsMatch(argument) ? "(base64 of 32 bytes)"
        : Hex().IsMatch(argument) ? "(hex of 32 bytes)"
        : argument.StartsWith("whsec_", StringComparison.Ordinal) && Base64().IsMatch(argument[6..]) ? "(whsec_ and base64 of 32 bytes)"
        : argument;

    private IEnumerable<string[]> Asked() => folder.GetDirectories("calls")[0].GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => File.ReadAllLines(file.FullName));

    [GeneratedRegex("^[A-Za-z0-9+/]{43}=$")]
    private static partial Regex Base64();

    [GeneratedRegex("^[0-9a-f]{64}$")]
    private static partial Regex Hex();
}

/// <summary>An app on this machine that answers `/health/ready`: first with what it is told, then with 200.</summary>
internal sealed class App : IAsyncDisposable
{
    private readonly WebApplication app;
    private int asked;

    public App(HttpStatusCode first)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapGet("/health/ready", () => Results.StatusCode(Interlocked.Increment(ref asked) == 1 ? (int)first : 200));
        app.Start();
    }

    public string Url => app.Urls.First();

    public int Asked => asked;

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
