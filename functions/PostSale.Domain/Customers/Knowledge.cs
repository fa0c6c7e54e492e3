using PostSale.Domain.Strategies;

namespace PostSale.Domain.Customers;

/// <summary>What the facts say about a customer: a pure projection of the set of facts.</summary>
/// <remarks>
/// <see cref="With(Fact)"/> is commutative and idempotent over facts, because every part merges by a rule that is: latest,
/// earliest, maximum or set. So knowledge is the same for every order, batching and repetition of the same facts.
/// </remarks>
public sealed record Knowledge
{
    public static Knowledge Nothing { get; } = new();

    public Person Person { get; init; } = Person.Unknown;

    /// <summary>Sorted by first name.</summary>
    public ImmutableArray<Order> Orders { get; init; } = [];

    /// <summary>Sorted by channel and purpose; one each.</summary>
    public ImmutableArray<Consent> Consents { get; init; } = [];

    /// <summary>Sorted by address; one each.</summary>
    public ImmutableArray<Suppression> Suppressions { get; init; } = [];

    public Knowledge With(IEnumerable<Fact> facts) => facts.Aggregate(this, (knowledge, fact) => knowledge.With(fact));

    public Knowledge With(Fact fact)
    {
        var knowledge = fact.Person is { } person ? this with { Person = Person.With(person, fact.OccurredAt) } : this;
        return fact switch
        {
            Fact.OrderPaid paid => knowledge.WithOrder(new()
            {
                Refs = Sorted(paid.Order),
                PaidAt = paid.OccurredAt,
                Payment = paid.Payment,
                PaidLag = paid.Imported ? null : paid.Lag,
            }),
            Fact.OrderShipped shipped => knowledge.WithOrder(new() { Refs = Sorted(shipped.Order), ShippedAt = shipped.OccurredAt }),
            Fact.OrderDelivered delivered => knowledge.WithOrder(new() { Refs = Sorted(delivered.Order), DeliveredAt = delivered.OccurredAt }),
            Fact.OrderCancelled cancelled => knowledge.WithOrder(new() { Refs = Sorted(cancelled.Order), CancelledAt = cancelled.OccurredAt }),
            Fact.OrderRefunded refunded => knowledge.WithOrder(new()
            {
                Refs = Sorted(refunded.Order),
                Refunds = [new(refunded.RefundId, refunded.Amount)],
            }),
            Fact.ConsentGranted granted => knowledge.WithConsent(new(granted.Channel, granted.Purpose, true, fact.OccurredAt, granted.Source)),
            Fact.ConsentWithdrawn withdrawn => knowledge.WithConsent(new(withdrawn.Channel, withdrawn.Purpose, false, fact.OccurredAt, withdrawn.Source)),
            Fact.AddressSuppressed suppressed => knowledge.WithSuppression(new(suppressed.Address, suppressed.Cause)),
            _ => knowledge,
        };
    }

    public Consent? ConsentTo(Channel channel, Purpose purpose) =>
        Consents.FirstOrDefault(consent => consent.Channel == channel && consent.Purpose == purpose);

    public bool IsSuppressed(string address) =>
        Suppressions.Any(suppression => string.Equals(suppression.Address, address, StringComparison.Ordinal));

    /// <summary>Where a channel reaches the person; null when unknown.</summary>
    public string? AddressOn(Channel channel) => channel switch
    {
        Channel.Email => Person.Email?.Value,
        Channel.Sms or Channel.WhatsApp or Channel.Phone => Person.Phone?.Value,
        _ => null,
    };

    /// <summary>The customer's zone, or the store's where it is unknown or no zone of that name exists.</summary>
    public DateTimeZone ZoneOr(DateTimeZone store) =>
        Person.TimeZone is { } said ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(said.Value) ?? store : store;

    public Order? OrderNamed(string name) => Orders.FirstOrDefault(order => order.Shares([name]));

    /// <summary>Every order under each of its names.</summary>
    internal Dictionary<string, Order> OrdersByName()
    {
        var named = new Dictionary<string, Order>(Orders.Length, StringComparer.Ordinal);
        foreach (var order in Orders)
        {
            foreach (var name in order.Refs)
            {
                named[name] = order;
            }
        }

        return named;
    }

    private static ImmutableArray<string> Sorted(OrderRefs refs) => [.. refs.All.Distinct().Order(StringComparer.Ordinal)];

    // A fact may prove two orders to be one; then they merge, as if they had been one all along.
    private Knowledge WithOrder(Order order)
    {
        var same = Orders.Where(known => known.Shares(order.Refs)).ToList();
        var merged = same.Aggregate(order, Order.Merge);
        return this with
        {
            Orders = [.. Orders.Where(known => !same.Contains(known)).Append(merged).OrderBy(known => known.Refs[0], StringComparer.Ordinal)],
        };
    }

    private Knowledge WithConsent(Consent said)
    {
        var held = ConsentTo(said.Channel, said.Purpose);
        var last = held is null ? said : Consent.Merge(held, said);
        return this with
        {
            Consents =
            [
                .. Consents.Where(consent => consent != held).Append(last)
                    .OrderBy(consent => consent.Channel).ThenBy(consent => consent.Purpose),
            ],
        };
    }

    private Knowledge WithSuppression(Suppression said)
    {
        var held = Suppressions.FirstOrDefault(known => known.Address == said.Address);
        var graver = held is not null && held.Cause > said.Cause ? held : said;
        return this with
        {
            Suppressions =
            [
                .. Suppressions.Where(known => known != held).Append(graver)
                    .OrderBy(known => known.Address, StringComparer.Ordinal),
            ],
        };
    }
}
