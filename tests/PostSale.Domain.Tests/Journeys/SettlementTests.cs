namespace PostSale.Domain.Tests.Journeys;

public sealed class SettlementTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");
    private static readonly Policies Sharp = Plans.Policies with { SpreadMinutes = 1 };

    private static readonly PlanBook TwoOnOneDay = Plans.Book(
        Plans.Journey("one", Plans.OnDay("first", 3)) with { Priority = Priority.AtRisk }, Plans.Journey("two", Plans.OnDay("second", 3)));

    [Theory]
    [InlineData(MessageOutcome.Accepted, false)]
    [InlineData(MessageOutcome.Dropped, false)] // it may have gone
    [InlineData(MessageOutcome.Rejected, true)]
    [InlineData(MessageOutcome.Cancelled, true)]
    [InlineData(MessageOutcome.Expired, true)]
    public void OnlyWhatSurelyDidNotGo_FreesItsPlace(MessageOutcome outcome, bool frees)
    {
        var followUp = new FollowUp(TwoOnOneDay, Sharp, message => message.Effect.Touchpoint.Value == "first" ? outcome : MessageOutcome.Accepted)
            .Tell(Told.Paid("a", Bought)).Until(Bought + Duration.FromDays(10));
        Assert.Equal(["first#1 2026-03-07T10:00", frees ? "second#1 2026-03-07T10:00" : "second#1 2026-03-08T10:00"], followUp.Lines());
    }

    [Theory]
    [InlineData(MessageOutcome.Accepted, DecisionKind.Sent, OutlookKind.Sent)]
    [InlineData(MessageOutcome.Dropped, DecisionKind.Skipped, OutlookKind.Skipped)]
    [InlineData(MessageOutcome.Rejected, DecisionKind.Skipped, OutlookKind.Skipped)]
    [InlineData(null, null, OutlookKind.InOutbox)]
    public void Outcome_IsNotedAndExplained(MessageOutcome? outcome, DecisionKind? noted, OutlookKind explained)
    {
        var followUp = new FollowUp(Plans.Shop, Plans.Policies, _ => outcome).Tell(Told.Paid("a", Bought));
        Assert.Equal(noted, followUp.Notes.SingleOrDefault(note => note.Touchpoint == Plans.Confirmation.Id)?.Kind);
        Assert.Equal(explained, Assert.Single(followUp.Explain(Bought), outlook => outlook.Touchpoint == Plans.Confirmation.Id).Kind);
    }

    [Fact]
    public void OfAMessageNobodyOwes_ChangesNothing()
    {
        var followUp = new FollowUp().Tell(Told.Paid("a", Bought));
        var before = Written.Of(followUp.Customer);
        followUp.Tell(Told.Settled(MessageId.Parse("00112233445566778899aabbccddeeff"), MessageOutcome.Rejected, Bought));
        Assert.Equal(before, Written.Of(followUp.Customer));
    }

    [Fact]
    public void ToldTwice_ChangesNothingMore()
    {
        var followUp = new FollowUp().Tell(Told.Paid("a", Bought));
        var before = Written.Of(followUp.Customer);
        followUp.Tell(Told.Settled(followUp.Sends[0].Message.Id, MessageOutcome.Accepted, Bought));
        Assert.Equal(before, Written.Of(followUp.Customer));
    }

    [Fact]
    public void Contacts_AreForgottenAfterEightDays()
    {
        var followUp = new FollowUp().Tell(Told.Paid("a", Bought));
        Assert.Single(followUp.Look(Bought + Duration.FromDays(8)).Customer.Commitments.Contacts, contact => contact.Date == new LocalDate(2026, 3, 5));
        Assert.DoesNotContain(followUp.Look(Bought + Duration.FromDays(9)).Customer.Commitments.Contacts, contact => contact.Date == new LocalDate(2026, 3, 5));
    }
}
