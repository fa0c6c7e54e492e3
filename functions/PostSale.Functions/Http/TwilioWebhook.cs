using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.DurableTask.Client;

namespace PostSale.Functions.Http;

public sealed class TwilioWebhook(Intake intake)
{
    [Function("TwilioWebhook")]
    public Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/{store}/twilio/{kind}")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => intake.Take(request, client);
}
