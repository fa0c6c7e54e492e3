using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.DurableTask.Client;

namespace PostSale.Functions.Http;

public sealed class EventsWebhook(Intake intake)
{
    [Function("EventsWebhook")]
    public Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/{store}/events")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => intake.Take(request, client);
}
