using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace PostSale.Functions.Tests.Bindings;

/// <summary>What the host reads from the functions: names, routes, levels, schedules, queues and settings.</summary>
public sealed partial class BindingTests
{
    private static readonly (MethodInfo Method, string Name)[] Functions =
    [
        .. from type in typeof(CustomerOrchestrator).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           orderby function.Name
           select (method, function.Name),
    ];

    [Fact]
    public void TheFunctions_AreTheseAndNoOthers() => Assert.Equal(
        [
            "AdvanceCustomer", "CustomerOrchestrator", "EmailEventsWebhook", "EventsWebhook", "Nightly", "SendMessage", "ShopifyWebhook", "StripeWebhook",
            "Sweep", "TwilioWebhook", "Website",
        ],
        Functions.Select(function => function.Name));

    [Theory]
    [InlineData("StripeWebhook", "webhooks/{store}/stripe", "post")]
    [InlineData("ShopifyWebhook", "webhooks/{store}/shopify", "post")]
    [InlineData("EventsWebhook", "webhooks/{store}/events", "post")]
    [InlineData("TwilioWebhook", "webhooks/{store}/twilio/{kind}", "post")]
    [InlineData("EmailEventsWebhook", "webhooks/email-events", "post", "options")]
    [InlineData("Website", "{*path}", "get", "head", "post", "put", "patch", "delete", "options")]
    public void HttpFunction_HasItsRoute(string name, string route, params string[] methods)
    {
        // Who may come in is decided by signature, token or key, in the pipeline; a key of the host's would only be one more secret.
        var trigger = Trigger<HttpTriggerAttribute>(name);
        Assert.Equal((route, AuthorizationLevel.Anonymous), (trigger.Route, trigger.AuthLevel));
        Assert.Equal(methods, trigger.Methods);
    }

    // The host matches HTTP functions in the order of their names, and a catch-all takes whatever reaches it.
    [Fact]
    public void Website_SortsLast() => Assert.Equal(
        "Website",
        Functions.Where(function => Triggers(function.Method).Any(trigger => trigger is HttpTriggerAttribute)).Select(function => function.Name)
            .Order(StringComparer.OrdinalIgnoreCase).Last());

    [Theory]
    [InlineData("Sweep", "0 * * * * *")]
    [InlineData("Nightly", "0 */15 * * * *")]
    public void TimerFunction_HasItsSchedule(string name, string schedule)
    {
        var trigger = Trigger<TimerTriggerAttribute>(name);
        Assert.Equal(schedule, trigger.Schedule);
        Assert.False(trigger.RunOnStartup);
    }

    [Fact]
    public void SendMessage_CompletesByItself()
    {
        var trigger = Trigger<ServiceBusTriggerAttribute>("SendMessage");
        Assert.Equal(("messages", "ServiceBusConnection", false), (trigger.QueueName, trigger.Connection, trigger.AutoCompleteMessages));
        Assert.False(trigger.IsBatched);
        Assert.False(trigger.IsSessionsEnabled);
    }

    [Fact]
    public void DurableFunctions_HaveTheNamesThatHistoriesHold()
    {
        Assert.Null(Trigger<OrchestrationTriggerAttribute>("CustomerOrchestrator").Orchestration);
        Assert.Null(Trigger<ActivityTriggerAttribute>("AdvanceCustomer").Activity);
        Assert.Equal(("CustomerOrchestrator", "nudge", "AdvanceCustomer"), (CustomerOrchestrator.Name, CustomerOrchestrator.Nudge, AdvanceCustomerFunction.Name));
    }

    // The worker finds functions in plain public classes, and fills a constructor but no parameter from its services.
    [Fact]
    public void EveryFunction_StandsInAPlainClass() => Assert.All(Functions, function =>
    {
        var type = function.Method.DeclaringType!;
        Assert.True(type.IsPublic && type.IsSealed && !type.IsGenericType && type.BaseType == typeof(object) && !type.IsNested, type.Name);
        Assert.True(function.Method.IsPublic, function.Name);
        Assert.Single(Triggers(function.Method));
        Assert.All(function.Method.GetParameters(), parameter => Assert.True(
            parameter.GetCustomAttributes<BindingAttribute>().Any()
            || parameter.ParameterType == typeof(CancellationToken) || parameter.ParameterType == typeof(ServiceBusMessageActions),
            $"{function.Name}: {parameter.Name}"));
    });

    [Fact]
    public void Names_AreOnesTheHostTakes() => Assert.All(Functions, function => Assert.Matches(Name(), function.Name));

    private static TTrigger Trigger<TTrigger>(string function) => Assert.IsType<TTrigger>(
        Triggers(Functions.Single(one => one.Name == function).Method).Single());

    private static IEnumerable<TriggerBindingAttribute> Triggers(MethodInfo method) =>
        method.GetParameters().SelectMany(parameter => parameter.GetCustomAttributes<TriggerBindingAttribute>());

    [GeneratedRegex(@"\A[a-zA-Z][a-zA-Z0-9_-]{0,127}\z")]
    private static partial Regex Name();
}
