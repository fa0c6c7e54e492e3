using System.Diagnostics;

namespace PostSale.Benchmarks.Support;

/// <summary>A server in a process of its own, ended with this one.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string last = "";

    private Child(Process process)
    {
        this.process = process;
        AppDomain.CurrentDomain.ProcessExit += End;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Resident memory, in bytes.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Processor time of every thread so far.</summary>
    public TimeSpan Busy
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static Child Start(string program, params string[] arguments)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(dotnet, [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        return new(Process.Start(start)!);
    }

    /// <summary>Runs a verb to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<Ran> Run(string program, params string[] arguments)
    {
        var clock = Stopwatch.StartNew();
        using var child = Start(program, arguments);
        var memory = 0L;
        for (var ended = child.process.WaitForExitAsync(); await Task.WhenAny(ended, Task.Delay(50)) != ended;)
        {
            memory = Math.Max(memory, child.Memory);
        }

        return child.process.ExitCode == 0 ? new(clock.Elapsed, memory) : throw new InvalidOperationException($"{arguments[0]} failed: {child.last}");
    }

    /// <returns>Where it listens, once it does.</returns>
    /// <exception cref="InvalidOperationException">It ended instead.</exception>
    public async Task<Uri> Address()
    {
        var first = await Task.WhenAny(address.Task, process.WaitForExitAsync()).WaitAsync(TimeSpan.FromSeconds(60));
        return first == address.Task ? await address.Task : throw new InvalidOperationException($"A server did not start: {last}");
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= End;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }

    private void End(object? sender, EventArgs e) => process.Kill(entireProcessTree: true);

    private void Hear(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        last = line;
        var at = line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal);
        if (at >= 0 && Uri.TryCreate(line[at..].Split(' ')[0], UriKind.Absolute, out var found))
        {
            address.TrySetResult(found);
        }
    }
}

/// <summary>A verb that was run.</summary>
/// <param name="Memory">The most that was resident, in bytes.</param>
internal sealed record Ran(TimeSpan Took, long Memory);
