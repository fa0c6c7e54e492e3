using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.DurableTask.Client;

namespace PostSale.Functions.Http;

public sealed class EmailEventsWebhook(Intake intake)
{
    [Function("EmailEventsWebhook")]
    public Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = "webhooks/email-events")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => intake.Take(request, client);
}
