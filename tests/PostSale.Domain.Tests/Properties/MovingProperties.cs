using CsCheck;

namespace PostSale.Domain.Tests.Properties;

/// <summary>Whatever two versions of a strategy say, and however those in flight are moved between them.</summary>
public sealed class MovingProperties
{
    private static readonly Instant From = Instant.FromUtc(2026, 1, 5, 12, 0);
    private static readonly Instant To = From + Duration.FromDays(365);
    private static readonly Policies Store = new() { Zone = Moments.Zone(Moments.SaoPaulo), Consent = ConsentMode.SoftOptIn };

    private static readonly Gen<(StrategyPlan Old, StrategyPlan New)> Versions = Gen.Select(AnyPlan.Plans, AnyPlan.Plans, (old, becomes) =>
        (old.Current, becomes.Current with { Hash = new("v2") }));

    [Fact]
    public void MovedByAnyRule_NothingGoesTwice_AndWhatIsPreviewedHappens()
    {
        var fates = new int[3];
        Gen.Select(Versions, Any.Year(From), Gen.Enum<MoveRule>(), Any.Between(From, From + Duration.FromDays(60))).Sample((versions, facts, rule, changed) =>
        {
            var plans = new PlanBook(versions.New, ImmutableDictionary<StrategyHash, StrategyPlan>.Empty.Add(versions.Old.Hash, versions.Old));
            var followUp = new FollowUp(new PlanBook(versions.Old), Store, HalfOfThem);
            Tell(followUp, facts.Where(fact => fact.ReceivedAt < changed)).Until(changed);
            followUp.Plans = plans;
            var previewed = Moving.Of(plans, Store, followUp.Customer, rule, changed);
            var applied = Told.Applied(versions.New.Hash, rule, changed);
            var turn = Journey.Advance(plans, Store, followUp.Customer, [applied], changed);
            Assert.All(previewed, one => Holds(one.Run, one.Fate, turn.Customer));
            foreach (var (_, fate) in previewed)
            {
                Interlocked.Increment(ref fates[fate switch { Fate.Stays => 0, Fate.Moves => 1, _ => 2 }]);
            }

            var again = Journey.Advance(plans, Store, turn.Customer, [applied], changed);
            Assert.DoesNotContain(again.Effects.OfType<Effect.Note>(), note => note.Decision.Kind == DecisionKind.Moved && previewed.Any(one =>
                one.Fate is not Fate.Stays && one.Run.Journey == note.Decision.Journey && one.Run.Subject == note.Decision.Subject));

            Tell(followUp.Tell(changed, applied), facts.Where(fact => fact.ReceivedAt >= changed)).Until(To);
            Assert.Equal(followUp.Sends.Count, followUp.Sends.Select(sent => sent.Message.Effect).Distinct().Count());
            Assert.Equal(followUp.Tasks.Count, followUp.Tasks.Select(task => task.Effect).Distinct().Count());
            Assert.Empty(followUp.Sends.Select(sent => sent.Message.Effect).Intersect(followUp.Tasks.Select(task => task.Effect)));
        }, iter: Suite.Cases(full: 4_000, usual: 2_000));

        Assert.True(fates.All(count => count > 30), $"only {string.Join(", ", fates)} stay, move, end: this proves little");
    }

    private static void Holds(JourneyRun was, Fate fate, Customer customer)
    {
        var run = customer.Commitments.Runs.FirstOrDefault(run => run.Journey == was.Journey && run.Subject == was.Subject);
        switch (fate)
        {
            case Fate.Ends:
                Assert.Equal(Reason.StrategyChanged, run!.Ended);
                Assert.DoesNotContain(run.Reached, reached => reached.Standing == Standing.Emitted);
                break;
            case Fate.Moves when run is not null:
                Assert.Equal("v2", run.Version.Value);
                Assert.All(was.Reached, reached => Assert.True(run.Last(reached.Touchpoint)!.Occurrence >= reached.Occurrence));
                break;
            case Fate.Stays when run is { IsActive: true } && !customer.Commitments.Runs.Any(other => other.Version != was.Version):
                Assert.Equal(was.Version, run.Version);
                break;
        }
    }

    // The others stay pending.
    private static MessageOutcome? HalfOfThem(Message message) => message.Id.Value[^1] % 2 == 0 ? MessageOutcome.Accepted : null;

    private static FollowUp Tell(FollowUp followUp, IEnumerable<Fact> facts) => followUp.Tell([.. facts]);
}
