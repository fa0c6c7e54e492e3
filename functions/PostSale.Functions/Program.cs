using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Hosting;
using PostSale.Application.Starting;
using PostSale.Functions.Composition;
using PostSale.Telemetry;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddPostSaleTelemetry(builder.Configuration)?.UseFunctionsWorkerDefaults();
try
{
    await builder.Services.AddPostSale(builder.Configuration, AppContext.BaseDirectory, CancellationToken.None);
}
catch (StartupException refused)
{
    foreach (var reason in refused.Reasons)
    {
        await Console.Error.WriteLineAsync($"PostSale does not start: {reason}");
    }

    return 1;
}

await builder.Build().RunAsync();
return 0;
