using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask.Client;

namespace PostSale.Durable.Trial.Trials;

/// <summary>What the nudge rests on.</summary>
internal static class Answers
{
    /// <summary>A running instance refuses a second start; an event to one that is unknown, or has ended, is refused too; what has ended starts anew.</summary>
    public static async Task<string> OfTheHost(Stand stand)
    {
        var customer = Stand.NewCustomer();
        Expect("an event to nobody", nameof(StatusCode.NotFound), await Of(() => stand.Raise(customer)));
        stand.Shop.Plan(customer, DateTime.UtcNow.AddSeconds(15));
        await stand.Tell(customer);
        await Stand.Until("it runs", TimeSpan.FromSeconds(30), async () => await stand.Status(customer) == OrchestrationRuntimeStatus.Running);
        Expect("a second start", nameof(StatusCode.AlreadyExists), await Of(() => stand.Begin(customer)));
        Expect("an event to one that runs", "", await Of(() => stand.Raise(customer)));
        await stand.Settled(customer, TimeSpan.FromSeconds(90));
        Expect("an event to one that has ended", nameof(StatusCode.FailedPrecondition), await Of(() => stand.Raise(customer)));
        Expect("a start of one that has ended", "", await Of(() => stand.Begin(customer)));
        return "AlreadyExists, NotFound and FailedPrecondition, as the nudge takes them";
    }

    private static void Expect(string what, string expected, string actual)
    {
        if (actual != expected)
        {
            throw new TrialFailed($"{what} was answered by \"{actual}\", not by \"{expected}\"");
        }
    }

    private static async Task<string> Of(Func<Task> call)
    {
        try
        {
            await call();
            return "";
        }
        catch (RpcException refused)
        {
            return refused.StatusCode.ToString();
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return nameof(StatusCode.AlreadyExists);
        }
    }
}
