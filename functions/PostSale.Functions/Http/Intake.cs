using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.DurableTask.Client;
using PostSale.Application.Intake;
using PostSale.Functions.Customers;
using PostSale.Web.Webhooks;

namespace PostSale.Functions.Http;

/// <summary>Takes a webhook in: as everywhere, and then routes what was stored and nudges whom it is about.</summary>
public sealed class Intake(Site site, RouteInbox route, IClock clock, ILogger<Intake> log)
{
    public Task<IActionResult> Take(HttpRequest request, DurableTaskClient client)
    {
        request.HttpContext.Features.Set<IArrivals>(new Arrivals(route, new DurableNudge(client, log), clock, log));
        return site.Answer(request);
    }

    private sealed class Arrivals(RouteInbox route, INudge nudge, IClock clock, ILogger log) : IArrivals
    {
        public async Task Take(IReadOnlyList<PostSale.Application.Ports.Delivery> stored, CancellationToken cancellation)
        {
            var routed = await route.Run(stored, clock.GetCurrentInstant(), cancellation);
            foreach (var (delivery, failure) in routed.Failures)
            {
                log.LogError("Delivery {Delivery} of {Provider} could not be routed and waits: {Failure}", delivery.Id, delivery.Provider, failure.GetType().Name);
            }

            await nudge.Ring(routed.Customers, cancellation);
        }
    }
}
