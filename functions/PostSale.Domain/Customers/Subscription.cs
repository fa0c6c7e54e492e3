namespace PostSale.Domain.Customers;

/// <summary>What happened to a subscription.</summary>
public enum SubscriptionEvent
{
    /// <summary>The time that is paid for began.</summary>
    Started,

    /// <summary>Paid for another period.</summary>
    Renewed,

    Changed,
    Ending,
    Ended,
    TrialStarted,
    TrialEnding,

    /// <summary>Something of it was paid, whatever for; it says no more.</summary>
    Paid,
}

/// <summary>What one fact says of a subscription's terms; what it does not say is null.</summary>
/// <param name="Amount">Per period, in major units.</param>
/// <param name="Currency">ISO 4217, upper case.</param>
/// <param name="RenewsAt">When the next period begins.</param>
/// <param name="TrialEndsAt">When the trial ends.</param>
public sealed record SubscriptionTerms(
    string? Plan = null, decimal? Amount = null, string? Currency = null, Instant? RenewsAt = null, Instant? TrialEndsAt = null);

/// <summary>A moment of which the latest said counts.</summary>
/// <param name="At">When it was said.</param>
public sealed record Dated(Instant Value, Instant At)
{
    internal static Dated? Merge(Dated? left, Dated? right) => (left, right) switch
    {
        (null, _) => right,
        (_, null) => left,
        _ => (left.At, left.Value).CompareTo((right.At, right.Value)) >= 0 ? left : right,
    };
}

/// <summary>What the facts say about one subscription.</summary>
/// <remarks>Merges: the latest said of each, so any order and repetition of the facts gives the same subscription.</remarks>
public sealed record Subscription
{
    /// <summary>As the shop names it, qualified by who says so: <c>stripe:subscription:sub_…</c>.</summary>
    public required string Name { get; init; }

    /// <summary>When it was last said that the paid time began; see <see cref="BeganAt"/>.</summary>
    public Instant? StartedAt { get; init; }

    public Instant? TrialStartedAt { get; init; }

    /// <summary>The earliest payment.</summary>
    public PaidOnce? FirstPaid { get; init; }

    /// <summary>The latest payments, in order of time.</summary>
    public ImmutableArray<PaidOnce> Payments { get; init; } = [];

    public Latest? Plan { get; init; }

    /// <summary>Amount and currency as one: <c>99.90 BRL</c>.</summary>
    public Latest? Price { get; init; }

    public Dated? RenewsAt { get; init; }

    public Dated? TrialEndsAt { get; init; }

    /// <summary>When it was last said that it ends with its period.</summary>
    public Instant? EndingAt { get; init; }

    /// <summary>When it was last said that it goes on: started, renewed or changed.</summary>
    public Instant? GoesOnAt { get; init; }

    public Instant? EndedAt { get; init; }

    /// <summary>The shortest time a fact about its renewal took to reach us; null when only imported ones say when that is.</summary>
    public Duration? Lag { get; init; }

    /// <summary>Between two renewals, as far as the facts tell; null when they do not.</summary>
    public Duration? Period => RenewsAt is { } next && (GoesOnAt ?? BeganAt) is { } since && next.Value > since ? next.Value - since : null;

    /// <summary>When the paid time began: as told, or, of a trial whose end nobody told, with the first payment after it. Null in a trial.</summary>
    public Instant? BeganAt => TrialStartedAt is not { } trial || StartedAt >= trial ? StartedAt : FirstPaid?.At > trial ? FirstPaid.At : null;

    /// <summary>In its trial or in its paid time. A subscription that ended may begin again under its name.</summary>
    public bool IsActive => Last(BeganAt, TrialStartedAt) is { } since && (EndedAt is not { } ended || since > ended);

    /// <summary>In its paid time.</summary>
    public bool IsRunning => BeganAt is { } began && (EndedAt is not { } ended || began > ended);

    /// <summary>It ends with its period unless somebody changes their mind.</summary>
    public bool IsEnding => IsActive && EndingAt is { } ending && (GoesOnAt is not { } goes || ending >= goes);

    public bool InTrialAt(Instant now) => IsActive && !(TrialStartedAt <= BeganAt && BeganAt <= now)
        && (TrialEndsAt is { } trial ? trial.Value > now : TrialStartedAt is not null);

    internal static Subscription Of(string name, SubscriptionEvent what, SubscriptionTerms terms, Instant at, Duration? lag) => new()
    {
        Name = name,
        StartedAt = what == SubscriptionEvent.Started ? at : null,
        TrialStartedAt = what == SubscriptionEvent.TrialStarted ? at : null,
        FirstPaid = IsPayment(what) ? new(at, lag) : null,
        Payments = IsPayment(what) ? [new(at, lag)] : [],
        Plan = terms.Plan is { Length: > 0 } plan ? new(plan, at) : null,
        Price = terms is { Amount: { } amount, Currency: { } currency }
            ? new($"{amount.ToString(System.Globalization.CultureInfo.InvariantCulture)} {currency}", at)
            : null,
        RenewsAt = terms.RenewsAt is { } renews ? new(renews, at) : null,
        TrialEndsAt = terms.TrialEndsAt is { } trial ? new(trial, at) : null,
        EndingAt = what == SubscriptionEvent.Ending ? at : null,
        GoesOnAt = what is SubscriptionEvent.Started or SubscriptionEvent.Renewed or SubscriptionEvent.Changed ? at : null,
        EndedAt = what == SubscriptionEvent.Ended ? at : null,
        Lag = lag,
    };

    internal static Subscription Merge(Subscription left, Subscription right) => new()
    {
        Name = left.Name,
        StartedAt = Last(left.StartedAt, right.StartedAt),
        TrialStartedAt = Last(left.TrialStartedAt, right.TrialStartedAt),
        FirstPaid = PaidOnce.First(left.FirstPaid, right.FirstPaid),
        Payments = PaidOnce.Merge(left.Payments, right.Payments),
        Plan = Latest.Merge(left.Plan, right.Plan),
        Price = Latest.Merge(left.Price, right.Price),
        RenewsAt = Dated.Merge(left.RenewsAt, right.RenewsAt),
        TrialEndsAt = Dated.Merge(left.TrialEndsAt, right.TrialEndsAt),
        EndingAt = Last(left.EndingAt, right.EndingAt),
        GoesOnAt = Last(left.GoesOnAt, right.GoesOnAt),
        EndedAt = Last(left.EndedAt, right.EndedAt),
        Lag = Happening.Shorter(left.Lag, right.Lag),
    };

    private static bool IsPayment(SubscriptionEvent what) => what is SubscriptionEvent.Renewed or SubscriptionEvent.Paid;

    private static Instant? Last(Instant? left, Instant? right) => (left, right) switch
    {
        ({ } a, { } b) => Instant.Max(a, b),
        var (a, b) => a ?? b,
    };
}
