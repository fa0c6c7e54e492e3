using CsCheck;

namespace PostSale.Domain.Tests.Support;

/// <summary>Generators of what a shop may tell and how it may be set up.</summary>
internal static class Any
{
    private static readonly string[] OrderNames = ["a", "b", "c", "d", "e", "f"];
    private static readonly string[] Products = ["mug", "lamp", ""];
    private static readonly string[] Addresses = ["ana@example.com", "bia@example.com", "+5511999990000"];
    private static readonly string[] ZoneIds =
        ["America/Sao_Paulo", "America/New_York", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kolkata", "America/St_Johns", "UTC"];

    public static readonly Gen<string> ZoneId = Pick.Of(ZoneIds);

    public static readonly Gen<Instant> OddInstant = Pick.Of(
        Instant.MinValue, Instant.MaxValue, Instant.FromUtc(1970, 1, 1, 0, 0), Instant.FromUtc(9998, 12, 31, 23, 59), Instant.FromUtc(2038, 1, 19, 3, 14));

    public static Gen<Instant> Between(Instant from, Instant to) =>
        Gen.Long[0, (long)(to - from).TotalSeconds].Select(seconds => from + Duration.FromSeconds(seconds));

    // Mostly one name; some facts give a second, and so prove two orders to be one.
    private static readonly Gen<OrderRefs> Refs =
        from name in Pick.Of(OrderNames)
        from also in Gen.Frequency((5, Pick.Of<string?>([null])), (1, Pick.Of(OrderNames).Select(other => (string?)other)))
        select also is null ? new OrderRefs(name) : new(name, [also]);

    private static readonly Gen<Payment> Payments =
        from amount in Gen.Int[0, 3]
        from items in Pick.Of(Products).Array[0, 2]
        from reference in Pick.Of("", "#1", "#2")
        select new Payment(amount * 50m, "BRL", reference, [.. items.Select(product => new OrderItem(product, "name of " + product, 1, ""))]);

    /// <summary>Details of a person that never names a zone.</summary>
    private static readonly Gen<PersonDetails?> Staying =
        from email in Pick.Of<string?>(null, null, Addresses[0], Addresses[0], Addresses[1])
        from rank in Gen.Int[0, 1]
        from phone in Pick.Of<string?>(null, Addresses[2])
        select email is null && phone is null ? null : new PersonDetails(Email: email, EmailRank: rank, Phone: phone);

    private static readonly Gen<PersonDetails?> Moving =
        from person in Staying
        from zone in Pick.Of<string?>(null, "Asia/Kolkata", "Pacific/Apia", "No/Such_Zone")
        select person is null ? null : person with { TimeZone = zone };

    private static readonly Gen<Channel> Channels = Pick.Of(Channel.Email, Channel.Email, Channel.Sms);
    private static readonly Gen<Purpose> Optional = Pick.Of(Purpose.Relationship, Purpose.Marketing, Purpose.Marketing);

    private static readonly Gen<MessageId> Messages = Gen.Int[1, 4].Select(n =>
        MessageId.Of(FollowUp.Key, new(Plans.Onboarding, OrderNames[n], Plans.Confirmation.Id, 1)));

    private static readonly string[] Noted =
        [FactTypes.ComplaintRaised, FactTypes.SupportOpened, FactTypes.SupportResolved, FactTypes.PaymentFailed, FactTypes.PaymentRecovered, FactTypes.CancellationSought];

    private static readonly Gen<int?> RenewalDays = Pick.Of<int?>(null, 30, 45, 100, 365);

    private static readonly Gen<Fact> Happening = Gen.Frequency(
        (6, Gen.Select(Refs, Payments, (order, payment) => (Fact)new Fact.OrderPaid(order, payment) { Key = "", OccurredAt = default, ReceivedAt = default })),
        (1, Refs.Select(order => (Fact)new Fact.OrderNamed(order) { Key = "", OccurredAt = default, ReceivedAt = default })),
        (2, Refs.Select(order => (Fact)new Fact.OrderShipped(order) { Key = "", OccurredAt = default, ReceivedAt = default })),
        (2, Refs.Select(order => (Fact)new Fact.OrderDelivered(order) { Key = "", OccurredAt = default, ReceivedAt = default })),
        (1, Refs.Select(order => (Fact)new Fact.OrderCancelled(order) { Key = "", OccurredAt = default, ReceivedAt = default })),
        (2, Gen.Select(Refs, Pick.Of("r1", "r2"), Pick.Of<decimal?>(null, 0, 50, 100), (order, id, amount) =>
            (Fact)new Fact.OrderRefunded(order, id, amount) { Key = "", OccurredAt = default, ReceivedAt = default })),
        (2, Gen.Select(Channels, Optional, (channel, purpose) =>
            (Fact)new Fact.ConsentGranted(channel, purpose, "form") { Key = "", OccurredAt = default, ReceivedAt = default })),
        (1, Gen.Select(Channels, Optional, (channel, purpose) =>
            (Fact)new Fact.ConsentWithdrawn(channel, purpose, "one-click") { Key = "", OccurredAt = default, ReceivedAt = default })),
        (1, Gen.Select(Pick.Of(Addresses), Gen.Enum<SuppressionCause>(), (address, cause) =>
            (Fact)new Fact.AddressSuppressed(address, cause) { Key = "", OccurredAt = default, ReceivedAt = default })),
        (2, Gen.Const((Fact)new Fact.CustomerUpdated { Key = "", OccurredAt = default, ReceivedAt = default })),
        (3, Gen.Select(Pick.Of(Noted), Pick.Of<string?>(null, "a", "sub-1", "sub-2"), (type, about) =>
            (Fact)new Fact.Noted(type, about) { Key = "", OccurredAt = default, ReceivedAt = default })),
        (3, Gen.Select(Gen.Enum<SubscriptionEvent>(), Pick.Of("sub-1", "sub-2"), Pick.Of<string?>(null, "basic", "pro"), RenewalDays, (what, name, plan, days) =>
            (Fact)new Fact.SubscriptionTold(what, name, new(plan, RenewsAt: Dated(days), TrialEndsAt: Dated(days / 2))) { Key = "", OccurredAt = default, ReceivedAt = default })),
        (2, Gen.Select(Gen.Enum<SurveyKind>(), Gen.Int[-1, 11], (survey, score) =>
            (Fact)new Fact.SurveyAnswered(survey, score, "", null) { Key = "", OccurredAt = default, ReceivedAt = default })),
        (1, Gen.Enum<RiskLevel>().Select(level => (Fact)new Fact.RiskAssessed(level) { Key = "", OccurredAt = default, ReceivedAt = default })),
        (1, Pick.Of<int?>(null, 20, 60).Select(days => (Fact)new Fact.Paused(Dated(days)) { Key = "", OccurredAt = default, ReceivedAt = default })),
        (1, Gen.Const((Fact)new Fact.Resumed { Key = "", OccurredAt = default, ReceivedAt = default })));

    private static Instant? Dated(int? days) => days is { } known ? Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromDays(known) : null;

    private static readonly Gen<Fact> Settling = Gen.Select(Messages, Gen.Enum<MessageOutcome>(), (message, outcome) =>
        (Fact)new Fact.MessageSettled(message, outcome, null) { Key = "", OccurredAt = default, ReceivedAt = default });

    private static Gen<Fact> Fact(Gen<Fact> kind, Gen<Instant> occurred, Gen<Duration> lag, Gen<PersonDetails?> person) =>
        from fact in kind
        from at in occurred
        from late in lag
        from said in person
        from imported in Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true)))
        select fact with { OccurredAt = at, ReceivedAt = Calendar.Later(at, late), Person = said, Imported = imported };

    private static Gen<IReadOnlyList<Fact>> Listed(Gen<Fact> fact, int most) => fact.List[0, most].Select(facts =>
        (IReadOnlyList<Fact>)[.. facts.Select((one, i) => one with { Key = $"{one.GetType().Name}:{i}" })]);

    /// <summary>Of any date the calendar knows, and some it hardly does.</summary>
    public static readonly Gen<IReadOnlyList<Fact>> Facts = Dated(OddInstant);

    /// <summary>Since 1970: for plans that recur, whose every missed month is written down.</summary>
    public static readonly Gen<IReadOnlyList<Fact>> ModernFacts = Dated(OddInstant.Select(at => Instant.Max(at, NodaConstants.UnixEpoch)));

    private static Gen<IReadOnlyList<Fact>> Dated(Gen<Instant> odd) => Listed(
        Fact(
            Gen.Frequency((9, Happening), (1, Settling)),
            Gen.Frequency((5, Between(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2026, 3, 1, 0, 0))), (1, odd)),
            Pick.Of(Duration.Zero, Duration.FromHours(3), Duration.FromDays(7), Duration.FromDays(8)),
            Moving),
        14);

    /// <summary>All of the two days before <paramref name="now"/>, and nothing settled.</summary>
    public static Gen<IReadOnlyList<Fact>> RecentFacts(Instant now) => Listed(
        Fact(Happening, Between(now - Duration.FromDays(2), now), Pick.Of(Duration.Zero, Duration.FromHours(3)), Moving), 14);

    /// <summary>A year of a customer who stays where the store is, in the order in which it is received.</summary>
    public static Gen<IReadOnlyList<Fact>> Year(Instant from) => Listed(
        Fact(
            Happening,
            Gen.Frequency((1, Between(from, from + Duration.FromDays(10))), (1, Between(from, from + Duration.FromDays(330)))),
            Pick.Of(Duration.Zero, Duration.Zero, Duration.FromHours(5), Duration.FromDays(6), Duration.FromDays(8)),
            Staying),
        20).Select(facts => (IReadOnlyList<Fact>)[.. facts.OrderBy(fact => fact.ReceivedAt)]);

    private static readonly Gen<Window> Windows =
        from days in Gen.Int[1, 127]
        from start in Gen.Int[0, 23]
        from hours in Gen.Int[1, 23]
        select new Window(
            [.. Enumerable.Range(1, 7).Where(day => (days >> (day - 1) & 1) == 1).Select(day => (IsoDayOfWeek)day)],
            new(start, 0),
            start + hours > 23 ? LocalTime.MaxValue : new(start + hours, 30));

    /// <summary>As sane as the readers of settings and strategies insist on, and no saner.</summary>
    public static readonly Gen<Policies> Policies =
        from zone in ZoneId
        from numbers in Gen.Select(Gen.Int[0, 23], Gen.Int[1, 60], Gen.Int[0, 3], Gen.Int[0, 3])
        from spans in Gen.Select(Gen.Int[0, 100], Gen.Int[0, 30])
        from modes in Gen.Select(Gen.Enum<ConsentMode>(), Gen.Enum<ConfirmationMode>(), Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true))))
        from windows in Gen.Frequency((1, Pick.Of<Window?>([null])), (1, Windows.Select(window => (Window?)window)))
        select new Policies
        {
            Zone = Moments.Zone(zone),
            SendAt = new(numbers.Item1, 0),
            SpreadMinutes = numbers.Item2,
            PerDay = numbers.Item3,
            MarketingPerWeek = numbers.Item4,
            ExpiresAfter = Duration.FromHours(spans.Item1),
            LateAfter = Duration.FromDays(spans.Item2),
            Consent = modes.Item1,
            Confirmation = modes.Item2,
            KillSwitch = modes.Item3,
            Windows = windows is null ? Window.Defaults : Window.Defaults.SetItem(Channel.Email, windows),
        };
}
