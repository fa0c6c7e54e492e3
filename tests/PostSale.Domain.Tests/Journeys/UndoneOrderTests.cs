namespace PostSale.Domain.Tests.Journeys;

public sealed class UndoneOrderTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");
    private static readonly Instant DayFour = Moments.At("2026-03-08T18:00");

    public static TheoryData<string, Reason> Undoings() => new()
    {
        { "refund", Reason.OrderRefunded },
        { "refund of the amount", Reason.OrderRefunded },
        { "cancel", Reason.OrderCancelled },
    };

    [Theory]
    [MemberData(nameof(Undoings))]
    public void BeforeDaySeven_TheRestIsNotSent(string how, Reason reason)
    {
        var followUp = new FollowUp().Tell(Told.Paid("a", Bought), Undo(how)).Until(Bought + Duration.FromDays(400));
        Assert.Equal(["confirmation", "first-steps"], followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint.Value));
        Assert.Equal(
            [(Plans.Onboarding, reason), (Plans.LongTerm, reason)],
            followUp.Notes.Where(note => note.Kind == DecisionKind.Left).Select(note => (note.Journey, note.Reason!.Value)));
        Assert.Null(followUp.Wake);
    }

    [Theory]
    [MemberData(nameof(Undoings))]
    public void WhileAMessageIsPending_CancelsIt(string how, Reason reason)
    {
        var followUp = new FollowUp(Plans.Shop, Plans.Policies, _ => null).Tell(Told.Paid("a", Bought), Undo(how));
        Assert.Equal(
            followUp.Sends.Select(sent => new Effect.CancelSend(sent.Message.Id, reason)),
            followUp.CancelledSends);
        Assert.Equal([("confirmation", reason), ("first-steps", reason)], followUp.Skipped.Select(note => (note.Touchpoint!.Value.Value, note.Reason!.Value)));
        Assert.Empty(followUp.Customer.Commitments.Contacts);
    }

    [Fact]
    public void WhileAMessageIsClaimed_LeavesItToTheSender()
    {
        var turn = Journey.Advance(Plans.Shop, Plans.Policies, Customer.New(FollowUp.Key, new("shop")), [Told.Paid("a", Bought)], Bought);
        var message = Assert.Single(turn.Effects.OfType<Effect.Send>()).Message;
        var claimed = turn.Customer with
        {
            Commitments = turn.Customer.Commitments.Claimed(message.Id, message.Channel, message.Purpose, Bought.In(Moments.SaoPaulo).Date),
        };

        var refunded = Journey.Advance(Plans.Shop, Plans.Policies, claimed, [Undo("refund")], DayFour - Duration.FromDays(3));
        Assert.Empty(refunded.Effects.OfType<Effect.CancelSend>());
        Assert.Equal(Reason.OrderRefunded, refunded.Customer.Commitments.WhyEnded(message.Effect));
        Assert.Single(refunded.Customer.Commitments.Contacts);
        var settled = Journey.Advance(Plans.Shop, Plans.Policies, refunded.Customer, [Told.Settled(message.Id, MessageOutcome.Accepted, DayFour)], DayFour);
        Assert.Equal(Standing.Sent, Assert.Single(Assert.Single(settled.Customer.Commitments.Runs).Reached).Standing);
    }

    [Fact]
    public void RefundedInPart_GoesOn()
    {
        var followUp = new FollowUp().Tell(Told.Paid("a", Bought), Told.Refunded("a", DayFour, 99.99m)).Until(Bought + Duration.FromDays(31));
        Assert.Equal(5, followUp.Sends.Count);
    }

    [Theory]
    [InlineData("r1:40 r2:60", true)] // two halves
    [InlineData("r1:40 r1:100", true)] // one refund that grew
    [InlineData("r1:60 r1:60", false)] // one refund told twice
    [InlineData("r1:60 r2:39.99", false)]
    public void RefundsAddUp_ByTheirNames(string refunds, bool all)
    {
        var facts = refunds.Split(' ').Select(refund => refund.Split(':')).Select((refund, i) =>
            Told.Refunded("a", DayFour + Duration.FromMinutes(i), decimal.Parse(refund[1], System.Globalization.CultureInfo.InvariantCulture), refund[0]) with { Key = "refund" + i });
        var followUp = new FollowUp().Tell([Told.Paid("a", Bought), .. facts]).Until(Bought + Duration.FromDays(31));
        Assert.Equal(all ? 2 : 5, followUp.Sends.Count);
    }

    [Fact]
    public void RefundedBeforeThePaymentArrives_NeverEnters()
    {
        var followUp = new FollowUp()
            .Tell(Told.Refunded("a", Bought, 100), Told.Paid("a", Bought) with { ReceivedAt = Bought + Duration.FromMinutes(1) })
            .Until(Bought + Duration.FromDays(400));
        Assert.Empty(followUp.Sends);
        Assert.Empty(followUp.Notes);
        Assert.Equal((OutlookKind.NotEntered, Reason.OrderRefunded), Assert.Single(followUp.Explain(DayFour).Select(outlook => (outlook.Kind, outlook.Reason!.Value))));
    }

    [Fact]
    public void AJourneyThatDoesNotMind_GoesOn()
    {
        var plans = Plans.Book(Plans.Journey("onboarding", Plans.Confirmation, Plans.HowIsIt) with { Exit = [FactTypes.OrderCancelled] });
        var refunded = new FollowUp(plans).Tell(Told.Paid("a", Bought), Undo("refund")).Until(Bought + Duration.FromDays(31));
        var cancelled = new FollowUp(plans).Tell(Told.Paid("a", Bought), Undo("cancel")).Until(Bought + Duration.FromDays(31));
        Assert.Equal((2, 1), (refunded.Sends.Count, cancelled.Sends.Count));
    }

    // The long-term follow-up began with an order that was given back; another was kept, so it begins again with that one.
    [Fact]
    public void OfTheOrderTheLongTermBeganWith_BeginsAgainWithAnother()
    {
        var second = Moments.At("2026-03-20T09:00");
        var followUp = new FollowUp().Tell(
            Told.Paid("a", Bought), Told.Paid("b", second, "lamp"), Told.Refunded("a", Moments.At("2026-05-20T09:00"))).Until(Moments.At("2026-07-01T00:00"));
        Assert.Equal(
            ["customer@a 2026-05-05", "customer@b 2026-05-20", "customer@b 2026-06-20"],
            followUp.Sends.Where(sent => sent.Message.Effect.Touchpoint == Plans.Monthly.Id)
                .Select(sent => $"{sent.Message.Effect.Subject} {sent.At.In(Moments.SaoPaulo).Date.ToString("uuuu-MM-dd", null)}"));
    }

    private static Fact Undo(string how) => how switch
    {
        "refund" => Told.Refunded("a", DayFour),
        "cancel" => Told.Cancelled("a", DayFour),
        _ => Told.Refunded("a", DayFour, 100),
    };
}
