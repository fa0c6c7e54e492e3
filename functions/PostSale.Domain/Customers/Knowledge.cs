using PostSale.Domain.Strategies;
using PostSale.Domain.Surveys;

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

    /// <summary>Sorted by name.</summary>
    public ImmutableArray<Subscription> Subscriptions { get; init; } = [];

    /// <summary>Sorted by type, date and what it is about.</summary>
    public ImmutableArray<Happening> Happenings { get; init; } = [];

    /// <summary>Sorted by survey; one each.</summary>
    public ImmutableArray<Answer> Answers { get; init; } = [];

    /// <summary>The newest day first, then by feature.</summary>
    public ImmutableArray<DailyUse> Uses { get; init; } = [];

    public Risk? Risk { get; init; }

    /// <summary>Orders from before, as imported; null when none were.</summary>
    public PastPurchases? Past { get; init; }

    public Pause? Pause { get; init; }

    public Knowledge With(IEnumerable<Fact> facts) => facts.Aggregate(this, (knowledge, fact) => knowledge.With(fact));

    /// <summary>Takes in how often the product was used; of one day and feature the largest sum counts.</summary>
    public Knowledge With(IReadOnlyCollection<DailyUse> uses) => uses.Count == 0 ? this : this with { Uses = DailyUse.Merge(Uses, uses) };

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
                PaidLag = LagOf(fact),
            }),
            Fact.OrderNamed named => knowledge.WithOrder(new() { Refs = Sorted(named.Order) }),
            Fact.OrderShipped shipped => knowledge.WithOrder(new() { Refs = Sorted(shipped.Order), ShippedAt = shipped.OccurredAt })
                .WithHappening(fact, FactTypes.OrderShipped, shipped.Order.Id),
            Fact.OrderDelivered delivered => knowledge.WithOrder(new() { Refs = Sorted(delivered.Order), DeliveredAt = delivered.OccurredAt })
                .WithHappening(fact, FactTypes.OrderDelivered, delivered.Order.Id),
            Fact.OrderCancelled cancelled => knowledge.WithOrder(new() { Refs = Sorted(cancelled.Order), CancelledAt = cancelled.OccurredAt })
                .WithHappening(fact, FactTypes.OrderCancelled, cancelled.Order.Id),
            Fact.OrderRefunded refunded => knowledge.WithOrder(new()
            {
                Refs = Sorted(refunded.Order),
                Refunds = [new(refunded.RefundId, refunded.Amount)],
            }).WithHappening(fact, FactTypes.OrderRefunded, refunded.Order.Id),
            Fact.ConsentGranted granted => knowledge.WithConsent(new(granted.Channel, granted.Purpose, true, fact.OccurredAt, granted.Source)),
            Fact.ConsentWithdrawn withdrawn => knowledge.WithConsent(new(withdrawn.Channel, withdrawn.Purpose, false, fact.OccurredAt, withdrawn.Source)),
            Fact.AddressSuppressed suppressed => knowledge.WithSuppression(new(suppressed.Address, suppressed.Cause)),
            Fact.SubscriptionTold told => knowledge
                .WithSubscription(Subscription.Of(told.Subscription, told.Event, told.Terms, fact.OccurredAt, LagOf(fact)))
                .WithHappening(fact, TypeOf(told.Event), told.Subscription),
            Fact.SurveyAnswered answered when Scale.Holds(answered.Survey, answered.Score) => knowledge
                .WithAnswer(new(answered.Survey, answered.Score, fact.OccurredAt))
                .WithHappening(fact, FactTypes.SurveyAnswered),
            Fact.PastImported imported => knowledge with { Past = PastPurchases.Merge(knowledge.Past, imported.Past) },
            Fact.RiskAssessed assessed => knowledge.WithRisk(new(assessed.Level, fact.OccurredAt), fact),
            Fact.Paused paused => knowledge with { Pause = Pause.Merge(knowledge.Pause, new(true, paused.Until, fact.OccurredAt)) },
            Fact.Resumed => knowledge with { Pause = Pause.Merge(knowledge.Pause, new(false, null, fact.OccurredAt)) },
            Fact.TaskClosed => knowledge.WithHappening(fact, FactTypes.CallLogged),
            Fact.Noted noted => knowledge.WithHappening(fact, noted.Type, noted.About ?? ""),
            Fact.Absorbed absorbed => knowledge.Absorb(absorbed.Knowledge, fact.OccurredAt),
            _ => knowledge,
        };
    }

    /// <summary>Takes in what another record of the same person knew, as if its facts had been this one's, but for consent: there the stricter word wins.</summary>
    /// <param name="at">When the two proved to be one.</param>
    public Knowledge Absorb(Knowledge other, Instant at)
    {
        var merged = this with
        {
            Person = Person.With(other.Person),
            Risk = other.Risk is { } risk ? Risk.Merge(Risk, risk) : Risk,
            Pause = other.Pause is { } pause ? Pause.Merge(Pause, pause) : Pause,
            Happenings = other.Happenings.Aggregate(Happenings, Happening.Merge),
        };
        merged = other.Orders.Aggregate(merged, (knowledge, order) => knowledge.WithOrder(order));
        merged = other.Subscriptions.Aggregate(merged, (knowledge, subscription) => knowledge.WithSubscription(subscription));
        merged = other.Answers.Aggregate(merged, (knowledge, answer) => knowledge.WithAnswer(answer));
        merged = other.Suppressions.Aggregate(merged, (knowledge, suppression) => knowledge.WithSuppression(suppression));
        return other.Consents.Aggregate(merged, (knowledge, consent) => knowledge.WithConsent(consent.InheritedAt(at))).With(other.Uses);
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

    public Subscription? SubscriptionNamed(string name) =>
        Subscriptions.FirstOrDefault(subscription => string.Equals(subscription.Name, name, StringComparison.Ordinal));

    public Answer? AnswerTo(SurveyKind survey) => Answers.FirstOrDefault(answer => answer.Survey == survey);

    /// <param name="feature">Null for any.</param>
    /// <param name="days">How many days back from <paramref name="asOf"/> count, its own included.</param>
    public decimal UsesOf(string? feature, Instant asOf, int days) => Uses
        .Where(use => use.LastAt <= asOf && asOf - use.LastAt < Duration.FromDays(days) && (feature is null || use.Feature == feature))
        .Sum(use => (decimal)use.Quantity);

    /// <summary>The last time something of a type happened; null when it never did.</summary>
    public Instant? LastOf(string type) => Happenings.LastOrDefault(moment => moment.Type == type)?.At;

    /// <summary>Somebody complained or asked for help, and it has not been resolved since.</summary>
    public bool HasOpenCase
    {
        get
        {
            var opened = Later(LastOf(FactTypes.ComplaintRaised), LastOf(FactTypes.SupportOpened));
            return opened is { } at && !(LastOf(FactTypes.SupportResolved) >= at);
        }
    }

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

    private Knowledge WithSubscription(Subscription said) => this with
    {
        Subscriptions =
        [
            .. Subscriptions.Where(known => known.Name != said.Name)
                .Append(SubscriptionNamed(said.Name) is { } held ? Subscription.Merge(held, said) : said)
                .OrderBy(known => known.Name, StringComparer.Ordinal),
        ],
    };

    private Knowledge WithHappening(Fact fact, string? type, string about = "") =>
        type is null ? this : this with { Happenings = Happening.Merge(Happenings, new(type, about, fact.OccurredAt, LagOf(fact))) };

    private Knowledge WithAnswer(Answer said) => this with
    {
        Answers =
        [
            .. Answers.Where(known => known.Survey != said.Survey)
                .Append(AnswerTo(said.Survey) is { } held ? Answer.Merge(held, said) : said)
                .OrderBy(known => known.Survey),
        ],
    };

    private Knowledge WithRisk(Risk said, Fact fact)
    {
        var knowledge = this with { Risk = Risk.Merge(Risk, said) };
        return said.Level >= RiskLevel.High ? knowledge.WithHappening(fact, FactTypes.RiskRaised) : knowledge;
    }

    private static Duration? LagOf(Fact fact) => fact.Imported ? null : fact.Lag;

    private static Instant? Later(Instant? left, Instant? right) => (left, right) switch
    {
        ({ } a, { } b) => Instant.Max(a, b),
        var (a, b) => a ?? b,
    };

    private static string? TypeOf(SubscriptionEvent told) => told switch
    {
        SubscriptionEvent.Started => FactTypes.SubscriptionStarted,
        SubscriptionEvent.Renewed => FactTypes.SubscriptionRenewed,
        SubscriptionEvent.Changed => FactTypes.SubscriptionChanged,
        SubscriptionEvent.Ending => FactTypes.SubscriptionEnding,
        SubscriptionEvent.Ended => FactTypes.SubscriptionEnded,
        SubscriptionEvent.TrialStarted => FactTypes.TrialStarted,
        SubscriptionEvent.TrialEnding => FactTypes.TrialEnding,
        // Nothing begins with it by itself: what it means hangs on what else is known.
        _ => null,
    };

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
