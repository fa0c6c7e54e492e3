using PostSale.Application.Customers;

namespace PostSale.Functions.Customers;

/// <summary>The orchestrator's one activity.</summary>
public sealed class AdvanceCustomerFunction(AdvanceCustomer advance, IClock clock)
{
    public const string Name = "AdvanceCustomer";

    [Function(Name)]
    public async Task<AdvanceOutcome> Run([ActivityTrigger] AdvanceRequest request, CancellationToken cancellation) =>
        // Nobody by such a name: nothing is due, and the orchestration ends.
        !CustomerKey.TryParse(request.Customer, out var key)
            ? new()
            : new() { Due = (await advance.Run(key, clock.GetCurrentInstant(), cancellation))?.ToDateTimeOffset() };
}
