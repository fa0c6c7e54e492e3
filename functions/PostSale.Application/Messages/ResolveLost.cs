using PostSale.Application.Ports;
using PostSale.Application.Telemetry;

namespace PostSale.Application.Messages;

/// <summary>Settles claims nobody heard the end of.</summary>
/// <remarks>
/// The provider is asked first. Where it cannot tell, a transactional message goes again, because a missing receipt is worse than
/// two, and any other is dropped and shown, because nobody misses one more.
/// </remarks>
public sealed class ResolveLost(IOutbox outbox, IEnumerable<IProvider> providers)
{
    private readonly Dictionary<Channel, IProvider> byChannel = providers
        .SelectMany(provider => provider.Channels.Select(channel => (channel, provider)))
        .ToDictionary(pair => pair.channel, pair => pair.provider);

    /// <param name="onlyClaimant">See <see cref="IOutbox.Lost"/>.</param>
    /// <returns>How many it settled or put back.</returns>
    public async Task<int> Run(Instant now, string? onlyClaimant, int max, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var lost in await outbox.Lost(now, onlyClaimant, max, cancellation))
        {
            if (await Unknown(lost, now, cancellation) is { } unknown
                && await Resolve(unknown, now, cancellation) is { } resolved
                && await outbox.Settle(unknown, resolved, OutcomeFacts.Of(resolved, now), now, cancellation) == Saved.Done)
            {
                Measures.Settled(resolved);
                done++;
            }
        }

        return done;
    }

    private async Task<Message?> Unknown(Message lost, Instant now, CancellationToken cancellation)
    {
        if (lost.State == MessageState.Unknown)
        {
            return lost;
        }

        if (lost.Lose() is not { } unknown || await outbox.Settle(lost, unknown, [], now, cancellation) != Saved.Done)
        {
            return null;
        }

        Measures.Lost(unknown);
        return unknown;
    }

    private async Task<Message?> Resolve(Message unknown, Instant now, CancellationToken cancellation)
    {
        var known = byChannel.TryGetValue(unknown.Channel, out var provider)
            ? await provider.Lookup(unknown, cancellation)
            : new LookupResult.CannotTell();
        return known switch
        {
            LookupResult.Taken taken => unknown.Accept(taken.ProviderId, now),
            LookupResult.NeverTaken => unknown.Retry(now, now),
            _ when unknown.Purpose == Purpose.Transactional => unknown.Retry(now, now),
            _ => unknown.Reject(Reason.OutcomeUnknown, now),
        };
    }
}
