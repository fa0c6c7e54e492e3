using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using PostSale.Web;

namespace PostSale.Functions.Http;

/// <summary>The same pipeline of routes and middleware as on the embedded host; the functions hand their requests to it.</summary>
public sealed class Site
{
    private readonly RequestDelegate pipeline;
    private readonly IHttpContextAccessor accessor;

    public Site(IServiceProvider services, IHttpContextAccessor accessor)
    {
        this.accessor = accessor;
        var app = new ApplicationBuilder(services);
        app.UsePostSaleWeb();
        pipeline = app.Build();
    }

    public async Task<IActionResult> Answer(HttpRequest request)
    {
        // The worker has routed to the function: our own routing begins as if nobody had.
        request.HttpContext.SetEndpoint(null);
        request.RouteValues = [];
        accessor.HttpContext = request.HttpContext;
        await pipeline(request.HttpContext);
        return new EmptyResult();
    }
}
