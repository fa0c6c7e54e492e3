using CsCheck;

namespace PostSale.Domain.Tests.Properties;

public sealed class YearProperties
{
    private static readonly Instant From = Instant.FromUtc(2026, 1, 5, 12, 0);
    private static readonly Instant To = From + Duration.FromDays(365);

    // Everything a cap can quarrel over: three purposes of contact, two channels, four journeys.
    private static readonly PlanBook Crowded = Plans.Book(
        [
            .. Plans.Shop.Current.Journeys,
            Plans.Journey("offers", Offer("offer-3", 3), Offer("offer-5", 5), Offer("offer-7", 7)) with { Priority = Priority.Marketing },
            .. Plans.Widened,
            Plans.Journey("care", Plans.OnDay("care-3", 3) with { Channel = Channel.Sms }, Plans.OnDay("care-8", 8)) with { Priority = Priority.AtRisk },
        ]);

    private static readonly Gen<Policies> Stores =
        from zone in Any.ZoneId
        from modes in Gen.Select(Gen.Enum<ConsentMode>(), Gen.Enum<ConfirmationMode>())
        select new Policies { Zone = Moments.Zone(zone), Consent = modes.Item1, Confirmation = modes.Item2 };

    [Fact]
    public void LookedAtEveryHourOrOnlyWhenItAsks_SameSendsAtTheSameTimes() => Gen.Select(Any.Year(From), Stores, Gen.Int[0, 59]).Sample((facts, policies, minute) =>
    {
        var asked = Follow(facts, policies, []);
        var hourly = Follow(facts, policies, Enumerable.Range(0, 365 * 24).Select(hour => From + Duration.FromMinutes((hour * 60) + minute)));
        Assert.Equal(Lines(asked), Lines(hourly));
    }, iter: 15);

    [Fact]
    public void LookedAtAtOddMoments_SameSendsAtTheSameTimes() =>
        Gen.Select(Any.Year(From), Stores, Any.Between(From, To).Array[100]).Sample((facts, policies, looks) =>
            Assert.Equal(Lines(Follow(facts, policies, [])), Lines(Follow(facts, policies, looks.Order()))), iter: 200);

    [Fact]
    public void AYearOfTenThousandCustomers_KeepsEveryPromiseOfThePolicies() => Gen.Select(Any.Year(From), Stores).Sample((facts, policies) =>
    {
        var followUp = Follow(facts, policies, []);
        var optional = followUp.Sends.Where(sent => sent.Message.Purpose != Purpose.Transactional).ToList();
        var delivered = optional.Where(sent => Outcome(sent.Message) is MessageOutcome.Accepted or MessageOutcome.Dropped).ToList();

        Assert.All(delivered.GroupBy(sent => Date(sent, policies)), day => Assert.Single(day));
        var marketing = delivered.Where(sent => sent.Message.Purpose == Purpose.Marketing).Select(sent => Date(sent, policies)).ToList();
        Assert.All(marketing, date => Assert.True(marketing.Count(other => other >= date && other < date.PlusDays(7)) <= 2));
        Assert.All(optional, sent => Assert.True(IsOpen(sent, policies), sent.Line(policies.Zone.Id)));
        Assert.All(optional, sent => Assert.True(Consented.Allowed(sent, facts, policies), sent.Line(policies.Zone.Id)));
        Assert.Equal(followUp.Sends.Select(sent => sent.Message.Effect).Distinct(), followUp.Sends.Select(sent => sent.Message.Effect));
        Assert.Equal(followUp.Sends.Select(sent => sent.Message.Id).Distinct(), followUp.Sends.Select(sent => sent.Message.Id));
    }, iter: 10_000);

    private static Touchpoint Offer(string id, int day) => Plans.OnDay(id, day) with { Purpose = Purpose.Marketing, Kind = TouchpointKind.Commercial };

    private static FollowUp Follow(IReadOnlyList<Fact> facts, Policies policies, IEnumerable<Instant> looks)
    {
        var followUp = new FollowUp(Crowded, policies, Outcome);
        var happenings = facts.Select(fact => (At: fact.ReceivedAt, Fact: (Fact?)fact)).Concat(looks.Select(at => (At: at, Fact: (Fact?)null)));
        foreach (var (at, fact) in happenings.OrderBy(happening => happening.At))
        {
            followUp.Tell(at, fact is null ? [] : [fact]);
        }

        return followUp.Until(To);
    }

    // Decided by the message itself, so that both ways of following a customer meet the same luck.
    private static MessageOutcome? Outcome(Message message) => Spread.Of(10, message.Id.Value) switch
    {
        0 => MessageOutcome.Rejected,
        1 => MessageOutcome.Dropped,
        _ => MessageOutcome.Accepted,
    };

    private static IEnumerable<string> Lines(FollowUp followUp) => followUp.Sends.Select(sent => $"{sent.Message.Effect} {sent.Line("UTC")}");

    private static LocalDate Date(Sent sent, Policies policies) => sent.At.InZone(policies.Zone).Date;

    private static bool IsOpen(Sent sent, Policies policies)
    {
        var local = sent.At.InZone(policies.Zone).LocalDateTime;
        return sent.Message.Channel == Channel.Email
            ? local.Hour is >= 8 and < 20
            : local.Hour is >= 9 and < 20 && local.DayOfWeek != IsoDayOfWeek.Sunday;
    }
}
