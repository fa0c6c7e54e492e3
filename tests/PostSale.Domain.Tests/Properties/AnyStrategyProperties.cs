using CsCheck;

namespace PostSale.Domain.Tests.Properties;

/// <summary>The promises hold whatever a strategy says.</summary>
public sealed class AnyStrategyProperties
{
    private static readonly Instant From = Instant.FromUtc(2026, 1, 5, 12, 0);
    private static readonly Instant To = From + Duration.FromDays(365);

    private static readonly Gen<Policies> Stores = Gen.Select(
        Any.ZoneId, Gen.Enum<ConsentMode>(), (zone, consent) => new Policies { Zone = Moments.Zone(zone), Consent = consent });

    [Fact]
    public void AYear_NeverThrowsAndKeepsEveryPromise()
    {
        var (sends, tasks) = (0, 0);
        Gen.Select(AnyPlan.Plans, Any.Year(From), Stores).Sample((plans, facts, policies) =>
        {
            var followUp = Follow(plans, policies, facts);
            Keeps(followUp, policies);
            Assert.All(
                followUp.Sends.Where(sent => sent.Message.Purpose != Purpose.Transactional),
                sent => Assert.True(Consented.Allowed(sent, facts, policies), $"{sent.Message.Effect} {sent.At} without consent"));
            Interlocked.Add(ref sends, followUp.Sends.Count);
            Interlocked.Add(ref tasks, followUp.Tasks.Count);
        }, iter: Suite.Cases(full: 4_000, usual: 1_500));

        Assert.True(sends > 1_500 && tasks > 300, $"only {sends} messages and {tasks} tasks came of it: this proves little");
    }

    private static void Keeps(FollowUp followUp, Policies policies)
    {
        var optional = followUp.Sends.Where(sent => sent.Message.Purpose != Purpose.Transactional).ToList();

        Assert.All(optional.GroupBy(sent => Date(sent, policies)), day => Assert.Single(day));
        var marketing = optional.Where(sent => sent.Message.Purpose == Purpose.Marketing).Select(sent => Date(sent, policies)).ToList();
        Assert.All(marketing, date => Assert.True(marketing.Count(other => other >= date && other < date.PlusDays(7)) <= 2));
        Assert.All(optional, sent => Assert.True(policies.WindowOf(sent.Message.Channel).IsOpen(sent.At.InZone(policies.Zone).LocalDateTime, policies.Holidays)));
        Assert.Equal(followUp.Sends.Count, followUp.Sends.Select(sent => sent.Message.Effect).Distinct().Count());
        Assert.Equal(followUp.Tasks.Count, followUp.Tasks.Select(task => task.Effect).Distinct().Count());
        Assert.All(followUp.Explain(To), outlook => Assert.NotNull(outlook.ToString()));
    }

    [Fact]
    public void LookedAtAtOddMoments_SameSendsAtTheSameTimes() =>
        Gen.Select(AnyPlan.Plans, Any.Year(From), Stores, Any.Between(From, To).Array[40]).Sample((plans, facts, policies, looks) =>
            Assert.Equal(Lines(Follow(plans, policies, facts)), Lines(Follow(plans, policies, facts, looks))), iter: 400);

    [Fact]
    public void ToldTheSameAgain_OwesNothingNew() => Gen.Select(AnyPlan.Plans, Any.Year(From), Stores, Any.Between(From, To)).Sample((plans, facts, policies, now) =>
    {
        var known = facts.Where(fact => fact.ReceivedAt <= now).ToList();
        var first = Journey.Advance(plans, policies, Customer.New(FollowUp.Key, new("shop")), known, now);
        var again = Journey.Advance(plans, policies, first.Customer, known, now);

        Assert.Empty(again.Effects);
        Assert.Equal(Written.Of(first.Customer), Written.Of(again.Customer));
    }, iter: Suite.Cases(full: 4_000, usual: 1_500));

    private static FollowUp Follow(PlanBook plans, Policies policies, IReadOnlyList<Fact> facts, params Instant[] looks)
    {
        var followUp = new FollowUp(plans, policies);
        foreach (var (at, fact) in facts.Select(fact => (At: fact.ReceivedAt, Fact: (Fact?)fact)).Concat(looks.Select(at => (At: at, Fact: (Fact?)null))).OrderBy(one => one.At))
        {
            followUp.Tell(at, fact is null ? [] : [fact]);
        }

        return followUp.Until(To);
    }

    private static IEnumerable<string> Lines(FollowUp followUp) =>
        followUp.Sends.Select(sent => $"{sent.Message.Effect} {sent.Line("UTC")}").Concat(followUp.Tasks.Select(task => $"{task.Effect} {task.CreatedAt}"));

    private static LocalDate Date(Sent sent, Policies policies) => sent.At.InZone(policies.Zone).Date;
}
