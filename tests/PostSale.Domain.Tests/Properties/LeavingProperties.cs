using CsCheck;

namespace PostSale.Domain.Tests.Properties;

/// <summary>Whoever says no, or asks to be forgotten, is heard at once, whatever the strategy says and whatever else is told.</summary>
public sealed class LeavingProperties
{
    private static readonly Instant From = Instant.FromUtc(2026, 1, 5, 12, 0);
    private static readonly Instant To = From + Duration.FromDays(365);
    private static readonly Policies Store = new() { Zone = Moments.Zone(Moments.SaoPaulo), Consent = ConsentMode.SoftOptIn };

    private static readonly Gen<(Channel Channel, Purpose Purpose)> Kinds = Gen.Select(
        Pick.Of(Channel.Email, Channel.Email, Channel.Email, Channel.Sms, Channel.WhatsApp, Channel.App), Pick.Of(Purpose.Relationship, Purpose.Relationship, Purpose.Marketing));

    [Fact]
    public void AfterAnOptOut_NothingOfItsKindIsOwedOrGoes()
    {
        var (before, held) = (0, 0);
        Gen.Select(AnyPlan.Plans, Any.Year(From), Kinds, Any.Between(From + Duration.FromDays(10), From + Duration.FromDays(240))).Sample((plans, facts, kind, at) =>
        {
            // What stays pending is at stake, too; who says yes again later is heard as well, so nobody does.
            var told = facts.Where(fact => !(fact is Fact.ConsentGranted granted && granted.Channel == kind.Channel && granted.OccurredAt >= at)).ToList();
            var followUp = new FollowUp(plans, Store, HalfOfThem)
                .Tell([.. told.Where(fact => fact.ReceivedAt < at)]).Tell(at, Told.Withdrawn(kind.Purpose, at, kind.Channel));
            Interlocked.Add(ref before, followUp.Sends.Count(IsOfKind));
            foreach (var sent in followUp.Sends.Where(sent => IsOfKind(sent) && HalfOfThem(sent.Message) is null))
            {
                Interlocked.Increment(ref held);
                Assert.IsType<GateAnswer.Refuse>(Gate.Ask(GateQuestion.Of(sent.Message), followUp.Customer.Knowledge, followUp.Customer.Commitments.Contacts, Store, at));
            }

            followUp.Tell([.. told.Where(fact => fact.ReceivedAt >= at)]).Until(To);
            Assert.DoesNotContain(followUp.Sends, sent => sent.At >= at && IsOfKind(sent));

            bool IsOfKind(Sent sent) => sent.Message.Channel == kind.Channel && sent.Message.Purpose == kind.Purpose;
        }, iter: Suite.Cases(full: 4_000, usual: 2_000));

        Assert.True(before > 70 && held > 25, $"only {before} messages before it, {held} of them held: this proves little");
    }

    [Fact]
    public void AfterAnErasure_NothingIsOwedWhateverIsToldThen()
    {
        var before = 0;
        Gen.Select(AnyPlan.Plans, Any.Year(From), Any.Between(From, From + Duration.FromDays(120)), Gen.Int).Sample((plans, facts, at, seed) =>
        {
            var followUp = new FollowUp(plans, Store, HalfOfThem).Tell([.. facts.Where(fact => fact.ReceivedAt < at)]).Until(at);
            Interlocked.Add(ref before, followUp.Sends.Count);

            // The turn that is told so owes nothing, though more is told with it.
            var asked = new Fact.ErasureAsked("api") { Key = "erase", OccurredAt = at, ReceivedAt = at };
            Assert.Empty(Journey.Advance(plans, Store, followUp.Customer, [.. facts, asked], at).Effects);

            var (sends, tasks) = (followUp.Sends.Count, followUp.Tasks.Count);
            followUp.Forget(at);
            foreach (var batch in Scramble.Of(facts, seed))
            {
                followUp.Tell(To, batch);
            }

            Assert.Equal((sends, tasks), (followUp.Sends.Count, followUp.Tasks.Count));
            Assert.Null(followUp.Wake);
            Assert.Equal(Written.Of(Customer.New(FollowUp.Key, followUp.Customer.Store) with { ErasedAt = at }), Written.Of(followUp.Customer));
        }, iter: Suite.Cases(full: 4_000, usual: 1_000));

        Assert.True(before > 300, $"only {before} messages before it: this proves little");
    }

    // The others stay pending.
    private static MessageOutcome? HalfOfThem(Message message) => message.Id.Value[^1] % 2 == 0 ? MessageOutcome.Accepted : null;
}
