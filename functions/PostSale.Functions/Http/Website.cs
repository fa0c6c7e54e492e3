using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace PostSale.Functions.Http;

/// <summary>Everything that no other function takes: pages, the API, health.</summary>
/// <remarks>
/// The host matches functions in the alphabetical order of their names and knows no other precedence: the name must sort behind
/// those of all other HTTP functions, or their requests end here.
/// </remarks>
public sealed class Website(Site site)
{
    [Function("Website")]
    public Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "{*path}")] HttpRequest request) =>
        site.Answer(request);
}
