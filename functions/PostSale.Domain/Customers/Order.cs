namespace PostSale.Domain.Customers;

/// <summary>What the facts say about one order.</summary>
/// <remarks>
/// Merges: names and refunds are sets, a refund's amount is the maximum said of it, dates are the earliest said, the
/// payment the fullest said. So any order and repetition of the facts gives the same order.
/// </remarks>
public sealed record Order
{
    /// <summary>Every name it goes by, ordinally sorted; never empty.</summary>
    public required ImmutableArray<string> Refs { get; init; }

    public Instant? PaidAt { get; init; }

    public Payment? Payment { get; init; }

    /// <summary>The shortest time a payment fact took to reach us; null when only imported ones say it was paid.</summary>
    public Duration? PaidLag { get; init; }

    public Instant? ShippedAt { get; init; }

    public Instant? DeliveredAt { get; init; }

    public Instant? CancelledAt { get; init; }

    /// <summary>Sorted by id.</summary>
    public ImmutableArray<Refund> Refunds { get; init; } = [];

    /// <summary>Everything that was paid has been given back.</summary>
    public bool RefundedInFull
    {
        get
        {
            if (Refunds.Any(refund => refund.Amount is null))
            {
                return true;
            }

            // Amounts are bounded at intake, so the sum cannot overflow.
            // Of what was free nothing can be given back.
            return Payment is { } payment && Refunds.Sum(refund => refund.Amount!.Value) is > 0 and var refunded && refunded >= payment.Amount;
        }
    }

    public bool IsUndone => CancelledAt is not null || RefundedInFull;

    /// <summary>The names of what was bought; one empty name where the provider does not say.</summary>
    public IEnumerable<string> Products =>
        Payment is { Items.Length: > 0 } payment ? payment.Items.Select(item => item.Product).Distinct() : [""];

    internal bool Shares(IEnumerable<string> names) => names.Any(name => Refs.BinarySearch(name, StringComparer.Ordinal) >= 0);

    internal static Order Merge(Order left, Order right) => new()
    {
        Refs = [.. left.Refs.Union(right.Refs).Order(StringComparer.Ordinal)],
        PaidAt = Earliest(left.PaidAt, right.PaidAt),
        Payment = Fullest(left.Payment, right.Payment),
        PaidLag = (left.PaidLag, right.PaidLag) switch
        {
            ({ } a, { } b) => Duration.Min(a, b),
            var (a, b) => a ?? b,
        },
        ShippedAt = Earliest(left.ShippedAt, right.ShippedAt),
        DeliveredAt = Earliest(left.DeliveredAt, right.DeliveredAt),
        CancelledAt = Earliest(left.CancelledAt, right.CancelledAt),
        Refunds = Refund.Merge(left.Refunds, right.Refunds),
    };

    private static Instant? Earliest(Instant? left, Instant? right) => (left, right) switch
    {
        ({ } a, { } b) => Instant.Min(a, b),
        var (a, b) => a ?? b,
    };

    private static Payment? Fullest(Payment? left, Payment? right) => (left, right) switch
    {
        ({ } a, { } b) => Payment.Compare(a, b) >= 0 ? a : b,
        var (a, b) => a ?? b,
    };
}

/// <param name="Id">Names the refund within its order.</param>
/// <param name="Amount">The largest total said of it, in major units; null means everything.</param>
public sealed record Refund(string Id, decimal? Amount)
{
    internal static ImmutableArray<Refund> Merge(ImmutableArray<Refund> left, ImmutableArray<Refund> right) =>
    [
        .. left.Concat(right)
            .GroupBy(refund => refund.Id, StringComparer.Ordinal)
            .Select(same => new Refund(same.Key, same.Any(refund => refund.Amount is null) ? null : same.Max(refund => refund.Amount)))
            .OrderBy(refund => refund.Id, StringComparer.Ordinal),
    ];
}
