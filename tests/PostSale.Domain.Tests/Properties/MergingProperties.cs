using CsCheck;

namespace PostSale.Domain.Tests.Properties;

/// <summary>Two records that prove to be one person.</summary>
public sealed class MergingProperties
{
    private static readonly CustomerKey Small = CustomerKey.Parse(new string('1', 32));
    private static readonly CustomerKey Large = CustomerKey.Parse(new string('f', 32));
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 10, 15, 0);

    [Fact]
    public void WhatIsInheritedInAnyOrderAmongTheOthers_SameKnowledge() => Gen.Select(Any.RecentFacts(Now), Any.RecentFacts(Now), Gen.Int).Sample((own, others, seed) =>
    {
        var inherited = Inherited(Knowledge.Nothing.With(others), Commitments.None);
        var straight = Knowledge.Nothing.With([.. own, inherited]);
        var scrambled = Scramble.Of([.. own, inherited], seed).Aggregate(Knowledge.Nothing, (knowledge, batch) => knowledge.With(batch));
        Assert.Equal(Written.Of(straight), Written.Of(scrambled));
    }, iter: 1000);

    [Fact]
    public void ButForConsent_ItIsWhatAllFactsTogetherSay() => Gen.Select(Any.RecentFacts(Now), Any.RecentFacts(Now)).Sample((own, others) =>
    {
        others = [.. others.Select((fact, i) => fact with { Key = $"other:{i}" })];
        var merged = Knowledge.Nothing.With([.. own, Inherited(Knowledge.Nothing.With(others), Commitments.None)]);
        Assert.Equal(Written.Of(Knowledge.Nothing.With([.. own, .. others]) with { Consents = [] }), Written.Of(merged with { Consents = [] }));
    }, iter: 1000);

    [Fact]
    public void TheStricterConsentWins_WhoeverTakesInWhom() => Gen.Select(Any.RecentFacts(Now), Any.RecentFacts(Now)).Sample((left, right) =>
    {
        var (one, other) = (Knowledge.Nothing.With(left), Knowledge.Nothing.With(right));
        foreach (var merged in new[] { one.Absorb(other, Now), other.Absorb(one, Now) })
        {
            foreach (var consent in one.Consents.Concat(other.Consents).Where(consent => !consent.Granted))
            {
                Assert.False(merged.ConsentTo(consent.Channel, consent.Purpose)!.Granted);
            }
        }
    }, iter: 1000);

    [Fact]
    public void WhateverBothOwedWhenTheyMet_NoContactIsOwedTwice() =>
        Gen.Select(Any.RecentFacts(Now), Any.RecentFacts(Now), Any.Between(Now - Duration.FromDays(1), Now)).Sample((left, right, met) =>
        {
            // Each lives for itself until they meet; what is pending is never settled, so all of it is at stake.
            var (survivor, pendingThere) = Live(Small, left, met);
            var (redirect, pendingHere) = Live(Large, right, met);
            var leaving = Merging.Leave(Plans.Shop, Plans.Policies, redirect, [], Small, met);
            Assert.Equal(pendingHere, leaving.Effects.OfType<Effect.CancelSend>().Select(cancel => cancel.Message).ToHashSet());
            Assert.DoesNotContain(leaving.Customer.Commitments.Runs, run => run.Reached.Any(reached => reached is { Standing: Standing.Emitted, By: null }));

            var fact = Inherited(leaving.Customer.Knowledge, leaving.Customer.Commitments);
            var turn = Journey.Advance(Plans.Shop, Plans.Policies, survivor, [fact], met);
            var again = Journey.Advance(Plans.Shop, Plans.Policies, turn.Customer, [fact], met);
            Assert.Empty(again.Effects);
            Assert.Equal(Written.Of(turn.Customer), Written.Of(again.Customer));

            // What is pending in the end is one message for each contact of each subject, and one run of each journey about the customer.
            var cancelled = turn.Effects.OfType<Effect.CancelSend>().Select(cancel => cancel.Message).ToHashSet();
            var pending = pendingThere.Except(cancelled).Concat(turn.Effects.OfType<Effect.Send>().Select(send => send.Message.Id)).ToList();
            Assert.Equal(pending.Distinct(), pending);
            Assert.Equal(
                pending.ToHashSet(), turn.Customer.Commitments.Contacts.Where(contact => !contact.Made).Select(contact => contact.Message).ToHashSet());
            Assert.All(
                turn.Customer.Commitments.Runs.Where(run => run is { IsActive: true, HasBegun: true } && run.Subject.StartsWith("customer@", StringComparison.Ordinal)).GroupBy(run => run.Journey),
                same => Assert.Single(same));
        }, iter: 1000);

    [Fact]
    public void AClaimedMessage_StaysReachedAndItsEndIsHeard()
    {
        var paid = Told.Paid("a", Now);
        var first = Journey.Advance(Plans.Shop, Plans.Policies, Customer.New(Large, new("shop")), [paid], Now);
        var message = Assert.Single(first.Effects.OfType<Effect.Send>()).Message;
        var claimed = first.Customer with { Commitments = first.Customer.Commitments.Claimed(message.Id, message.Channel, message.Purpose, new(2026, 3, 10)) };

        var leaving = Merging.Leave(Plans.Shop, Plans.Policies, claimed, [], Small, Now);
        var met = Journey.Advance(Plans.Shop, Plans.Policies, Customer.New(Small, new("shop")), [Inherited(leaving.Customer.Knowledge, leaving.Customer.Commitments)], Now);

        Assert.Empty(leaving.Effects.OfType<Effect.CancelSend>());
        Assert.Empty(met.Effects.OfType<Effect.Send>());
        var sent = Journey.Advance(Plans.Shop, Plans.Policies, met.Customer, [Told.Settled(message.Id, MessageOutcome.Accepted, Now)], Now);
        Assert.Contains(sent.Customer.Commitments.Runs, run => run.Last(message.Effect.Touchpoint)?.Standing == Standing.Sent);

        // Came it back instead, it is owed anew under the other key.
        var lost = Journey.Advance(Plans.Shop, Plans.Policies, met.Customer, [Told.Settled(message.Id, MessageOutcome.Cancelled, Now, Reason.SamePerson)], Now);
        Assert.NotEqual(message.Id, Assert.Single(lost.Effects.OfType<Effect.Send>()).Message.Id);
    }

    private static (Customer Customer, HashSet<MessageId> Pending) Live(CustomerKey key, IReadOnlyList<Fact> facts, Instant until)
    {
        var known = facts.Where(fact => fact.ReceivedAt <= until).ToList();
        var turn = Journey.Advance(Plans.Shop, Plans.Policies, Customer.New(key, new("shop")), known, until);
        return (turn.Customer, turn.Customer.Commitments.Contacts.Where(contact => !contact.Made).Select(contact => contact.Message).ToHashSet());
    }

    private static Fact.Absorbed Inherited(Knowledge knowledge, Commitments commitments) =>
        new(Large, knowledge, commitments, []) { Key = $"absorbed:{Large}", OccurredAt = Now, ReceivedAt = Now };
}
