using System.Text.Json;
using Microsoft.Azure.WebJobs;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker.Grpc;
using Newtonsoft.Json.Linq;
using PostSale.Functions.Customers;
using Bind = Microsoft.Azure.WebJobs.Extensions.DurableTask;

namespace PostSale.Durable.Trial.Hosting;

/// <summary>The functions as the host sees those of an isolated worker: text in, text or JSON out.</summary>
/// <remarks>
/// What the worker does with the text is done here in the same process: the orchestrator by the SDK's own runner, which the worker's
/// extension calls too; the activity by what stands in for the use case.
/// </remarks>
public sealed class HostFunctions(Shop shop, Recorder recorder)
{
    [FunctionName(CustomerOrchestrator.Name)]
    public string Orchestrate([Bind.OrchestrationTrigger] string request)
    {
        var response = GrpcOrchestrationRunner.LoadAndRun(request, new Orchestrator());
        recorder.Add(request, response);
        return response;
    }

    [FunctionName(AdvanceCustomerFunction.Name)]
    public async Task<JObject> Advance([Bind.ActivityTrigger] string request)
    {
        var asked = JsonSerializer.Deserialize<AdvanceRequest>(request)!;
        var due = await shop.Advance(asked.Customer, TimeProvider.System);

        // As the host hands on what a worker answers: JSON of the worker's own writing, parsed.
        return JObject.Parse(JsonSerializer.Serialize(new AdvanceOutcome { Due = due is { } moment ? new DateTimeOffset(moment) : null }));
    }

    /// <summary>Says what a function's client is told of where the host is.</summary>
    [FunctionName(nameof(Connect))]
    [NoAutomaticTrigger]
    public static void Connect([Bind.DurableClient] string client) => Console.WriteLine(DurableHost.Ready + client);

    /// <summary>The orchestrator, as the worker's extension hands it to the runner.</summary>
    internal sealed class Orchestrator : ITaskOrchestrator
    {
        public Type InputType => typeof(object);

        public Type OutputType => typeof(object);

        public async Task<object?> RunAsync(TaskOrchestrationContext context, object? input)
        {
            await CustomerOrchestrator.Run(context);
            return null;
        }
    }
}
