using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using PostSale.Application.Telemetry;
using PostSale.Azure.ServiceBus;
using PostSale.Azure.Tables;
using PostSale.Functions.Messages;
using PostSale.Web;

namespace PostSale.Infra.Tests;

/// <summary>What is called by one name in the templates and in the code is called by the same.</summary>
public sealed partial class NamesTests
{
    private const string Prefix = "postsale";

    private static readonly JsonElement Host = JsonDocument.Parse(Repository.Read("functions", "PostSale.Functions", "host.json")).RootElement.GetProperty("extensions");

    [Fact]
    public void Tables_AreThoseTheCodeOpens()
    {
        Assert.Equal(Prefix, new TableStoreOptions().Prefix);
        Assert.Equal(
            Hidden<string[]>(typeof(TableStore).Assembly, "PostSale.Azure.Tables.TableSet", "Names").Select(name => Prefix + name).Order(StringComparer.Ordinal),
            Snapshot.Of("Microsoft.Storage/storageAccounts/tableServices/tables").Select(Snapshot.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Containers_AreTheStrategiesAndTheDeployment() => Assert.Equal(
        ["deployments", Prefix + "strategies"],
        Snapshot.Of("Microsoft.Storage/storageAccounts/blobServices/containers").Select(Snapshot.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Queue_IsTheOneThatIsRungAndAnswered()
    {
        var queue = Snapshot.Single("Microsoft.ServiceBus/namespaces/queues");
        var properties = queue.GetProperty("properties");
        Assert.Equal(Doorbell.Queue, Snapshot.Name(queue));
        Assert.Equal(SendMessageFunction.MostDeliveries, properties.GetProperty("maxDeliveryCount").GetInt32());
        Assert.True(properties.GetProperty("requiresDuplicateDetection").GetBoolean());
        Assert.True(properties.GetProperty("deadLetteringOnMessageExpiration").GetBoolean());
        Assert.All(Snapshot.Settings.Keys.Where(key => key.StartsWith("ServiceBus", StringComparison.Ordinal)), key =>
            Assert.StartsWith(Doorbell.Connection + "__", key, StringComparison.Ordinal));
    }

    [Fact]
    public void TwoAccounts_ForTheHostAndForTheData() => Assert.All(
        Snapshot.Of("Microsoft.Storage/storageAccounts").ToList() is { Count: 2 } two ? two : throw new InvalidOperationException("Not two accounts."),
        account => Assert.False(account.GetProperty("properties").GetProperty("allowSharedKeyAccess").GetBoolean()));

    [Fact]
    public void DeliveryReports_GoToTheFunctionsRouteWithTheHeaderItReads()
    {
        var text = Repository.Read("infra", "events.check.snapshot.json");
        var route = typeof(SendMessageFunction).Assembly.GetTypes().Single(type => type.Name == "EmailEventsWebhook").GetMethods()
            .SelectMany(method => method.GetParameters()).Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()?.Route).OfType<string>().Single();
        Assert.Contains($"\"{Hidden<string>(typeof(PostSaleWeb).Assembly, "PostSale.Web.Webhooks.EmailEvents.EventSecret", "Header")}\"", text, StringComparison.Ordinal);
        Assert.All(
            new[] { Repository.Read("infra", "hooks", "postdeploy.sh"), Repository.Read("infra", "hooks", "postdeploy.ps1"), Repository.Read("infra", "events.check.bicepparam") },
            hook => Assert.Contains($"/{route}", hook, StringComparison.Ordinal));
    }

    // Each grant has its reason beside it in roles.bicep; another one wants one here, too.
    [Fact]
    public void Roles_AreTheseAndNoOthers() => Assert.Equal(
        [
            "09976791-48a7-449e-bb21-39d1a415f350", // Communication and Email Service Owner: send
            "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", // Storage Table Data Contributor: task hub
            "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", // Storage Table Data Contributor: data
            "3913510d-42f4-4e42-8a64-420c390055eb", // Monitoring Metrics Publisher: telemetry
            "4633458b-17de-408a-b874-0445c86b69e6", // Key Vault Secrets User
            "4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0", // Service Bus Data Receiver: the queue
            "69a216fc-b8fb-44d8-bc22-1f3c2cd27a39", // Service Bus Data Sender: the queue
            "974c5e8b-45b9-4653-ba55-5f855dd0fb88", // Storage Queue Data Contributor: task hub
            "b7e6dc6d-f1e8-4753-8033-0f276bb0955b", // Storage Blob Data Owner: leases, package
            "b86a8fe4-44ce-4948-aee5-eccb2c155cd7", // Key Vault Secrets Officer: who deploys
            "ba92f5b4-2d11-453d-a403-e96b0029c9fe", // Storage Blob Data Contributor: strategies
        ],
        Snapshot.Of("Microsoft.Authorization/roleAssignments")
            .Select(grant => grant.GetProperty("properties").GetProperty("roleDefinitionId").GetString()!.Split('/')[^1]).Order(StringComparer.Ordinal));

    [Fact]
    public void App_RunsWhatIsBuiltAndAsTheHostIsSet()
    {
        var app = Snapshot.Single("Microsoft.Web/sites").GetProperty("properties").GetProperty("functionAppConfig");
        Assert.Equal(("dotnet-isolated", "10.0"), (app.GetProperty("runtime").GetProperty("name").GetString(), app.GetProperty("runtime").GetProperty("version").GetString()));
        Assert.Contains("<TargetFramework>net10.0</TargetFramework>", Repository.Read("Directory.Build.props"), StringComparison.Ordinal);
        var scale = app.GetProperty("scaleAndConcurrency");
        Assert.Equal(["durable", "http"], scale.GetProperty("alwaysReady").EnumerateArray().Select(one => one.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(
            Host.GetProperty("http").GetProperty("maxConcurrentRequests").GetInt32(),
            scale.GetProperty("triggers").GetProperty("http").GetProperty("perInstanceConcurrency").GetInt32());
        Assert.Equal("AzureWebJobsStorage", Host.GetProperty("durableTask").GetProperty("storageProvider").GetProperty("connectionName").GetString());
    }

    // An alert that names what nobody is called would never ring.
    [Fact]
    public void Alerts_NameFunctionsThatAre()
    {
        var functions = typeof(SendMessageFunction).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>().ToHashSet();
        var failures = Snapshot.Of("Microsoft.Insights/scheduledQueryRules").Single(rule => Snapshot.Name(rule).EndsWith("-failures", StringComparison.Ordinal)).GetRawText();
        var named = Quoted().Matches(failures[failures.IndexOf("has_any", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, functions));
    }

    [Fact]
    public void AlertsAndWorkbook_AskForMeasuresThatAre()
    {
        var known = new HashSet<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) => known.Add(instrument.Name);
        listener.Start();
        Measures.Backlog(Instant.MinValue, null, null, null);
        var asked = Repository.Read("infra", "modules", "alerts.bicep") + Repository.Read("infra", "workbook.json");
        var named = Measure().Matches(asked).Select(match => match.Value).Distinct().ToList();
        Assert.True(named.Count >= 5);
        Assert.All(named, name => Assert.Contains(name, known));
    }

    private static T Hidden<T>(Assembly assembly, string type, string field) =>
        (T)assembly.GetType(type, throwOnError: true)!.GetField(field, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.GetValue(null)!;

    [GeneratedRegex(@"postsale\.[a-z]+\.?[a-z_]+")]
    private static partial Regex Measure();

    [GeneratedRegex("""(?:\\u0022|\\")(\w+)(?:\\u0022|\\")""")]
    private static partial Regex Quoted();
}
