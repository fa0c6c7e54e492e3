using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.DurableTask.Client;

namespace PostSale.Functions.Http;

public sealed class ShopifyWebhook(Intake intake)
{
    [Function("ShopifyWebhook")]
    public Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/{store}/shopify")] HttpRequest request,
        [DurableClient] DurableTaskClient client) => intake.Take(request, client);
}
