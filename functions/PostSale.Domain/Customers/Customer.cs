using PostSale.Domain.Journeys;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;

namespace PostSale.Domain.Customers;

/// <summary>One customer of one store: what is known and what was promised.</summary>
/// <remarks>Immutable.</remarks>
public sealed record Customer(CustomerKey Key, StoreId Store, Knowledge Knowledge, Commitments Commitments)
{
    /// <summary>Whom this record proved to be as well, always of a smaller key: a redirect. Null for a customer.</summary>
    public CustomerKey? MergedInto { get; init; }

    /// <summary>Of a redirect: what it knew and had promised is with the other. Until then it is still here.</summary>
    public bool HandedOver { get; init; }

    /// <summary>The records that proved to be this customer, sorted.</summary>
    public ImmutableArray<CustomerKey> Absorbed { get; init; } = [];

    /// <summary>When the person's erasure was asked for; then nothing is known. Null for a customer.</summary>
    public Instant? ErasedAt { get; init; }

    /// <summary>Of someone erased: how often what late writers may have left was looked for.</summary>
    public int Swept { get; init; }

    /// <summary>A redirect, or someone erased: no rule decides about it.</summary>
    public bool IsGone => MergedInto is not null || ErasedAt is not null;

    public static Customer New(CustomerKey key, StoreId store) => new(key, store, Knowledge.Nothing, Commitments.None);
}

/// <summary>What was promised to a customer, or done.</summary>
/// <param name="Runs">Sorted by journey and subject.</param>
/// <param name="Contacts">Reserved ones until they are settled; made ones as long as a cap looks back.</param>
public sealed record Commitments(ImmutableArray<JourneyRun> Runs, ImmutableArray<Contact> Contacts)
{
    public static Commitments None { get; } = new([], []);

    // The longest look-back of a cap is seven days; one more covers a change of zone.
    private const int DaysRemembered = 8;

    /// <summary>Turns a reserved contact into one made today. The claim and this belong to one write.</summary>
    /// <param name="today">Local date in the customer's zone.</param>
    public Commitments Claimed(MessageId message, Channel channel, Purpose purpose, LocalDate today) => this with
    {
        Contacts = [.. Contacts.Where(contact => contact.Message != message), new(message, channel, purpose, today, Made: true)],
    };

    /// <summary>Why the run that owes a message has ended; null while it goes on. A message that waits for another attempt asks this first.</summary>
    public Reason? WhyEnded(EffectId effect) =>
        Runs.FirstOrDefault(run => run.Journey == effect.Journey && run.Subject == effect.Subject)?.Ended;

    internal Commitments Without(MessageId message) => this with { Contacts = Contacts.RemoveAll(contact => contact.Message == message) };

    internal Commitments Forgetting(LocalDate today) => this with
    {
        Contacts = Contacts.RemoveAll(contact => contact.Made && Period.DaysBetween(contact.Date, today) > DaysRemembered),
    };

    internal Commitments With(JourneyRun run) => this with
    {
        Runs =
        [
            .. Runs.Where(known => !known.Is(run)).Append(run)
                .OrderBy(known => known.Journey).ThenBy(known => known.Subject, StringComparer.Ordinal),
        ],
    };
}
