using System.Diagnostics;
using System.Text.Json;
using Grpc.Net.Client;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;

namespace PostSale.Durable.Trial.Hosting;

/// <summary>A host in a process of its own, so that it can be killed.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly GrpcChannel channel;

    private HostProcess(Process process, string told, ILoggerFactory log)
    {
        this.process = process;
        var client = JsonDocument.Parse(told).RootElement;
        var hub = client.GetProperty("taskHubName").GetString()!;
        var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Durable-TaskHub", hub);
        if (client.GetProperty("connectionName").GetString() is { Length: > 0 } connection)
        {
            http.DefaultRequestHeaders.Add("Durable-ConnectionName", connection);
        }

        channel = GrpcChannel.ForAddress(client.GetProperty("rpcBaseUrl").GetString()!, new GrpcChannelOptions { HttpClient = http, DisposeHttpClient = true });
        Client = new GrpcDurableTaskClient(hub, new GrpcDurableTaskClientOptions { Channel = channel }, log.CreateLogger("client"));
    }

    /// <summary>What a function of the worker is given.</summary>
    public DurableTaskClient Client { get; }

    public static async Task<HostProcess> Start(string hub, string storage, string shop, ILoggerFactory log, string? recordTo = null)
    {
        var start = new ProcessStartInfo(Path.ChangeExtension(typeof(HostProcess).Assembly.Location, null)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = recordTo is null ? ["host", shop] : ["host", shop, recordTo];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["AzureWebJobsStorage"] = storage;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        start.Environment["AzureWebJobs__extensions__durableTask__hubName"] = hub;

        // A killed host's work is offered again after this; the shortest that the backend takes.
        start.Environment["AzureWebJobs__extensions__durableTask__storageProvider__workItemQueueVisibilityTimeout"] = "00:01:00";
        start.Environment["AzureWebJobs__extensions__durableTask__storageProvider__controlQueueVisibilityTimeout"] = "00:01:00";

        // Else the extension takes itself for one in a container of Azure and writes its log to the console.
        start.Environment.Remove("CONTAINER_NAME");

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
            {
                log.CreateLogger(hub).LogDebug("{Line}", text);
            }
        };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(DurableHost.Ready, StringComparison.Ordinal))
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new(process, line[DurableHost.Ready.Length..], log);
            }
        }

        throw new InvalidOperationException("The host ended before it listened; POSTSALE_TRIAL_LOG=1 shows what it said.");
    }

    /// <summary>As by `kill -9`.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        channel.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
