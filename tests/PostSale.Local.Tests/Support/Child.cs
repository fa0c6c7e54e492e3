using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PostSale.Local.Tests.Support;

/// <summary>The product as a process of its own.</summary>
internal sealed class Child : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly ConcurrentDictionary<Child, bool> Running = [];

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = [];
    private readonly ConcurrentQueue<string> errors = [];
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    static Child() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var child in Running.Keys)
        {
            child.process.Kill(entireProcessTree: true);
        }
    };

    private Child(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Hear(output, line.Data);
        process.ErrorDataReceived += (_, line) => Hear(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Running[this] = true;
    }

    public string Output => string.Join('\n', output);

    public string Errors => string.Join('\n', errors);

    public long MemoryMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / (1024 * 1024);
        }
    }

    /// <param name="launcher">Goes before the program, to run it under another user for example.</param>
    public static Child Start(string folder, IEnumerable<string> arguments, params string[] launcher)
    {
        string[] command = [.. launcher, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Repository.Program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // What the developer's own shell sets must not reach the shop of a test.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PostSale__", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Runs to its end.</summary>
    public static async Task<Ended> Run(string folder, params string[] arguments)
    {
        await using var child = Start(folder, arguments);
        return await child.End();
    }

    /// <returns>The address it listens on; null when it ended instead.</returns>
    public async Task<string?> Address()
    {
        var first = await Task.WhenAny(address.Task, process.WaitForExitAsync()).WaitAsync(TimeSpan.FromSeconds(60));
        return first == address.Task ? await address.Task : null;
    }

    public async Task<Ended> End(int seconds = 60)
    {
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(seconds));
        return new(process.ExitCode, Output, Errors);
    }

    /// <summary>SIGKILL: it gets to finish nothing.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM: asks it to stop.</summary>
    public void Ask() => Assert.Equal(0, Signal(process.Id, Terminate));

    public async ValueTask DisposeAsync()
    {
        Running.TryRemove(this, out _);
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private void Hear(ConcurrentQueue<string> lines, string? line)
    {
        if (line is null)
        {
            return;
        }

        lines.Enqueue(line);
        var words = line.Split(' ');
        if (line.StartsWith("PostSale serves ", StringComparison.Ordinal) || line.Contains("/ops/sign-in?code=", StringComparison.Ordinal))
        {
            address.TrySetResult(new Uri(words[^1]).GetLeftPart(UriPartial.Authority));
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);
}

/// <summary>How a process ended, and what it said.</summary>
internal sealed record Ended(int Code, string Output, string Errors)
{
    public string[] Lines => [.. (Output + "\n" + Errors).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}
