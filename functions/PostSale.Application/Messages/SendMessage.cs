using System.Diagnostics;
using PostSale.Application.Customers;
using PostSale.Application.Ports;
using PostSale.Application.Telemetry;

namespace PostSale.Application.Messages;

/// <summary>Takes one message from the outbox to its provider.</summary>
/// <remarks>
/// The claim is on disk before the provider is asked, and the provider is asked once per claim. So a crash leaves a claim whose
/// outcome is unknown, never a message that goes twice. May be run at any time, by anyone, any number of times.
/// </remarks>
/// <param name="claimant">Names this process in claims.</param>
public sealed class SendMessage(
    IOutbox outbox, IShops shops, AdvanceCustomer advance, IComposer composer, IEnumerable<IProvider> providers, Claimant claimant)
{
    /// <summary>How long a sender may hold a message before its claim counts as lost.</summary>
    public static readonly Duration Lease = Duration.FromMinutes(2);

    private static readonly Duration AskAgain = Duration.FromMinutes(30);

    private readonly Turns turns = new();

    private readonly Dictionary<Channel, IProvider> byChannel = providers
        .SelectMany(provider => provider.Channels.Select(channel => (channel, provider)))
        .ToDictionary(pair => pair.channel, pair => pair.provider);

    public async Task Run(MessageRef reference, Instant now, CancellationToken cancellation)
    {
        while (true)
        {
            // Claims of one customer's messages write one row: side by side all but one of them would lose and decide again.
            using var turn = await turns.Enter(reference.Customer, cancellation);
            if (await outbox.Load(reference, cancellation) is not { Message: { State: MessageState.Pending } pending } loaded || pending.NotBefore > now)
            {
                return;
            }

            // A refund or a withdrawal may have arrived and not been taken in yet: the rules come first.
            if (loaded.Customer.HasMore || loaded.Customer.Uses.Count > 0 || loaded.Customer.Facts.Any(MayMatter))
            {
                await advance.Run(pending.Customer, now, cancellation);
                continue;
            }

            if (shops.Find(pending.Store) is { } known && !known.Knows(pending.Version))
            {
                // Another process may have applied that version a moment ago, and its words are there.
                await shops.Refresh(cancellation);
            }

            if (shops.Find(pending.Store) is not { } shop)
            {
                // The settings no longer name its store. It waits a day at a time, and expires as any other.
                await Settle(pending, pending.Defer(Reason.PlanGone, now + Duration.FromDays(1)), now, cancellation);
                return;
            }

            using var span = Tracing.Message("send", pending);
            if (await Attempt(loaded, shop, turn, now, cancellation) == Saved.Done)
            {
                return;
            }
        }
    }

    // That another message went is no news to the gate: its claim has counted it.
    private static bool MayMatter(Fact fact) => fact is not Fact.MessageSettled { Outcome: MessageOutcome.Accepted };

    private async Task<Saved> Attempt(LoadedMessage loaded, Shop shop, IDisposable turn, Instant now, CancellationToken cancellation)
    {
        var (message, customer) = (loaded.Message, loaded.Customer.Customer);
        if (now >= message.ExpiresAt)
        {
            return await Settle(message, message.Expire(WhyExpired(message, customer, shop), now), now, cancellation);
        }

        // A redirect's journeys go on under another key; someone erased has none.
        if (customer.IsGone)
        {
            return await Settle(message, message.Cancel(customer.ErasedAt is null ? Reason.SamePerson : Reason.Erased, now), now, cancellation);
        }

        if (customer.Commitments.WhyEnded(message.Effect) is { } ended)
        {
            return await Settle(message, message.Cancel(ended, now), now, cancellation);
        }

        switch (Gate.Ask(GateQuestion.Of(message), customer.Knowledge, customer.Commitments.Contacts, shop.Policies, now))
        {
            case GateAnswer.Refuse refuse:
                return await Settle(message, message.Cancel(refuse.Reason, now), now, cancellation);
            case GateAnswer.Wait wait:
                // A pause may be ended at any moment, and nobody looks through the outbox then.
                var until = wait.Until ?? message.ExpiresAt;
                return await Settle(
                    message, message.Defer(wait.Reason, wait.Reason == Reason.CustomerPaused ? Instant.Min(until, now + AskAgain) : until), now, cancellation);
        }

        // An expired message waits for nobody; one that cannot be written would fail in the same way tomorrow.
        if (composer.Compose(shop, customer, message) is not { } content || !byChannel.TryGetValue(message.Channel, out var provider))
        {
            return await Settle(message, message.Cancel(Reason.Unrenderable, now), now, cancellation);
        }

        var today = now.InZone(customer.Knowledge.ZoneOr(shop.Policies.Zone)).Date;
        var counted = customer with { Commitments = customer.Commitments.Claimed(message.Id, message.Channel, message.Purpose, today) };
        var claimed = message.Claim(claimant.Name, now, Lease)!;
        if (await outbox.Claim(loaded, claimed, counted, content, cancellation) == Saved.Conflict)
        {
            return Saved.Conflict;
        }

        // The next one's claim need not wait for the provider.
        turn.Dispose();

        // Once claimed the outcome is written down whatever else ends: a stopping host waits for it.
        var result = await Ask(provider, shop, claimed, content, now, cancellation);
        await Conclude(claimed, content, result, now, CancellationToken.None);
        return Saved.Done;
    }

    private static Reason WhyExpired(Message message, Customer customer, Shop shop) => Gate.WhyExpired(
        message.Reason ?? Reason.TooLate, message.Purpose, customer.Knowledge, shop.Policies, message.Due, message.ExpiresAt);

    private static async Task<SendResult> Ask(IProvider provider, Shop shop, Message claimed, Content content, Instant now, CancellationToken cancellation)
    {
        using var span = Tracing.Message("provider", claimed, ActivityKind.Client);
        try
        {
            var result = await provider.Send(shop, claimed, content, now, cancellation);
            span?.SetTag("postsale.result", result.GetType().Name);
            return result;
        }
        catch (OperationCanceledException)
        {
            // Cut off by a stopping host: the claim is given up at once instead of when its lease ends.
            return new SendResult.Unknown();
        }
    }

    private async Task Conclude(Message claimed, Content content, SendResult result, Instant now, CancellationToken cancellation)
    {
        var next = result switch
        {
            SendResult.Accepted accepted => claimed.Accept(accepted.ProviderId, now),
            SendResult.Rejected => claimed.Reject(Reason.RefusedByProvider, now),
            SendResult.Retry retry => claimed.Retry(now + Backoff.Before(claimed.Attempt, claimed.Id, retry.After), now),
            _ => claimed.Lose(),
        };
        var dead = result is SendResult.Rejected { AddressIsDead: true } ? content.To : null;
        if (next?.State == MessageState.Accepted)
        {
            Measures.Paid(next, content);
        }

        using var turn = await turns.Enter(claimed.Customer, cancellation);
        await Settle(claimed, next, now, cancellation, dead);
    }

    private async Task<Saved> Settle(Message from, Message? to, Instant now, CancellationToken cancellation, string? deadAddress = null)
    {
        if (to is null)
        {
            return Saved.Conflict;
        }

        var saved = await outbox.Settle(from, to, OutcomeFacts.Of(to, now, deadAddress), now, cancellation);
        if (saved == Saved.Done)
        {
            Measures.Settled(to);
            if (to.State == MessageState.Unknown)
            {
                Measures.Lost(to);
            }
        }

        return saved;
    }
}

/// <summary>Names a process in the claims it makes; another name after every start.</summary>
public sealed record Claimant(string Name);
