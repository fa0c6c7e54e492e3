using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.DurableTask.Client;

namespace PostSale.Functions.Http;

public sealed class StripeWebhook(Intake intake)
{
    [Function("StripeWebhook")]
    public Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/{store}/stripe")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => intake.Take(request, client);
}
