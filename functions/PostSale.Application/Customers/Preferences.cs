using PostSale.Application.Links;
using PostSale.Application.Ports;

namespace PostSale.Application.Customers;

/// <summary>One thing a recipient may have or not.</summary>
/// <param name="On">As things stand.</param>
/// <param name="MayTurnOn">A mail may be forwarded, so its link turns off whatever it likes, and on only what comes the way it came itself.</param>
public sealed record Preference(Channel Channel, Purpose Purpose, bool On, bool MayTurnOn);

/// <summary>What a recipient has said they want.</summary>
/// <param name="Address">Where the message went, all but a few letters hidden.</param>
/// <param name="PausedUntil">Null when nothing is paused, or paused without end.</param>
public sealed record RecipientWishes(IReadOnlyList<Preference> All, string Address, bool Paused, Instant? PausedUntil);

/// <summary>Shows and changes what a recipient wants, by the link of a message of theirs. Durable before anyone is told so.</summary>
public sealed class Preferences(ICustomers customers)
{
    private static readonly Purpose[] Optional = [Purpose.Relationship, Purpose.Marketing];
    private static readonly Duration Break = Duration.FromDays(30);

    /// <returns>Null when whoever was written to is gone.</returns>
    public async Task<RecipientWishes?> Find(Shop shop, Link link, Instant now, CancellationToken cancellation)
    {
        if (await customers.Follow(link.Customer, cancellation) is not { } loaded)
        {
            return null;
        }

        var knowledge = loaded.Customer.Knowledge.With(loaded.Facts);
        var channels = new[] { Channel.Email, Channel.Sms, Channel.WhatsApp, Channel.App }
            .Where(channel => channel == link.Channel || (Used(shop, channel) && (channel == Channel.App || knowledge.AddressOn(channel) is not null)));
        var pause = knowledge.Pause is { } held && held.HoldsAt(now) ? held : null;
        return new(
            [.. from channel in channels from purpose in Optional select new Preference(channel, purpose, IsOn(shop, knowledge, channel, purpose), channel == link.Channel)],
            Masked(knowledge.AddressOn(link.Channel) ?? ""), pause is not null, pause?.Until);
    }

    /// <param name="wanted">What shall be on of all that <see cref="Find"/> named; the rest is off.</param>
    public async Task Choose(Shop shop, Link link, IReadOnlySet<(Channel, Purpose)> wanted, Instant now, CancellationToken cancellation)
    {
        if (await Find(shop, link, now, cancellation) is not { } wishes)
        {
            return;
        }

        var facts = new List<Fact>();
        foreach (var preference in wishes.All)
        {
            var want = wanted.Contains((preference.Channel, preference.Purpose));
            var key = $"preference:{link.Message}:{Words.Of(preference.Channel)}:{Words.Of(preference.Purpose)}:{now.ToUnixTimeSeconds()}";
            if (!want && preference.On)
            {
                facts.Add(new Fact.ConsentWithdrawn(preference.Channel, preference.Purpose, "preference-page") { Key = key, OccurredAt = now, ReceivedAt = now });
            }
            else if (want && !preference.On && preference.MayTurnOn)
            {
                facts.Add(new Fact.ConsentGranted(preference.Channel, preference.Purpose, "preference-page") { Key = key, OccurredAt = now, ReceivedAt = now });
            }
        }

        await Tell(link, facts, now, cancellation);
    }

    /// <summary>Nothing but what belongs to orders for 30 days.</summary>
    public Task Pause(Link link, Instant now, CancellationToken cancellation) =>
        Tell(link, [new Fact.Paused(now + Break) { Key = $"pause:{link.Message}:{now.ToUnixTimeSeconds()}", OccurredAt = now, ReceivedAt = now }], now, cancellation);

    public Task Resume(Link link, Instant now, CancellationToken cancellation) =>
        Tell(link, [new Fact.Resumed { Key = $"resume:{link.Message}:{now.ToUnixTimeSeconds()}", OccurredAt = now, ReceivedAt = now }], now, cancellation);

    private async Task Tell(Link link, List<Fact> facts, Instant now, CancellationToken cancellation)
    {
        if (facts.Count > 0 && await customers.Follow(link.Customer, cancellation) is { Customer: var customer })
        {
            await customers.Append(customer.Key, link.Store, facts, now, cancellation);
        }
    }

    private static bool IsOn(Shop shop, Knowledge knowledge, Channel channel, Purpose purpose) => knowledge.ConsentTo(channel, purpose) switch
    {
        { Granted: var granted } => granted,
        _ => purpose == Purpose.Relationship
            || (shop.Policies.Consent == ConsentMode.SoftOptIn && channel == Channel.Email && knowledge.Orders.Any(order => order.PaidAt is not null)),
    };

    private static bool Used(Shop shop, Channel channel) =>
        shop.Strategy.Plan.Journeys.Any(journey => journey.Touchpoints.Any(touchpoint => touchpoint.Channels.Contains(channel)));

    private static string Masked(string address)
    {
        var at = address.LastIndexOf('@');
        return at > 0 ? $"{address[0]}•••{address[at..]}" : address.Length > 4 ? $"•••{address[^4..]}" : "";
    }
}
