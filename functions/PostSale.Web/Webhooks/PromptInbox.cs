using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PostSale.Web.Webhooks;

/// <summary>The inbox, which answers in time or not at all: a provider that waits too long takes it for a failure anyhow.</summary>
internal sealed class PromptInbox(IInbox inbox, TimeProvider time, ILogger<PromptInbox> log)
{
    // Shopify gives up after five seconds; an answer that comes in time is worth more than a longer try.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AnnounceLimit = TimeSpan.FromSeconds(1.5);

    /// <returns>Null when it could not be stored in time.</returns>
    public Task<IReadOnlyList<Received>?> Append(IReadOnlyList<Delivery> deliveries) =>
        InTime<IReadOnlyList<Received>>(async limit => await inbox.Append(deliveries, limit));

    /// <summary>
    /// Tells whoever asked to hear of arrivals. Whatever goes wrong here, the deliveries are safe and the sender hears so; who looks
    /// through the inbox finds them.
    /// </summary>
    public async Task Announce(HttpContext context, IReadOnlyList<Delivery> stored)
    {
        if (stored.Count == 0 || context.Features.Get<IArrivals>() is not { } arrivals)
        {
            return;
        }

        using var limit = new CancellationTokenSource(AnnounceLimit, time);
        try
        {
            await arrivals.Take(stored, limit.Token).WaitAsync(AnnounceLimit, time, CancellationToken.None);
        }
        catch (Exception failure)
        {
            log.LogWarning("{Count} deliveries are stored and wait for the sweeper: {Failure}", stored.Count, failure.GetType().Name);
        }
    }

    /// <returns>Null when the store did not answer in time, or not at all; the reason is logged.</returns>
    public async Task<T?> InTime<T>(Func<CancellationToken, Task<T>> ask)
        where T : class
    {
        // Not cut short when the sender hangs up: what is being stored is worth having, and a repeat is recognised.
        using var limit = new CancellationTokenSource(Limit, time);
        try
        {
            return await ask(limit.Token).WaitAsync(Limit, time, CancellationToken.None);
        }
        catch (StoreUnavailableException)
        {
            log.LogError("The store takes no write now.");
            return null;
        }
        catch (Exception failure) when (failure is TimeoutException or OperationCanceledException)
        {
            log.LogError("The store did not answer within {Limit}.", Limit);
            return null;
        }
    }
}
