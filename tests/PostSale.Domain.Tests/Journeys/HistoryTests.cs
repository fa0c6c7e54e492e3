namespace PostSale.Domain.Tests.Journeys;

public sealed class HistoryTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");

    [Fact]
    public void EightDaysLate_IsHistoryAndSaysSo() => IsHistory(Told.Paid("a", Bought, lag: Duration.FromDays(8)));

    [Fact]
    public void JustOverSevenDaysLate_IsHistory() => IsHistory(Told.Paid("a", Bought, lag: Duration.FromDays(7) + Duration.Epsilon));

    [Fact]
    public void Imported_IsHistoryHoweverFresh() => IsHistory(Told.Paid("a", Bought) with { Imported = true });

    [Fact]
    public void ImportedAndToldByTheShop_IsNoHistory()
    {
        var imported = Told.Paid("a", Bought) with { Imported = true, Key = "import:a" };
        Assert.Equal(5, new FollowUp().Tell(imported, Told.Paid("a", Bought)).Until(Bought + Duration.FromDays(31)).Sends.Count);
    }

    // What is left of the plan is carried out; what is over is skipped, each with a line.
    [Fact]
    public void SevenDaysLate_EntersAndSendsWhatIsStillDue()
    {
        var late = Duration.FromDays(7);
        var followUp = new FollowUp().Tell(Told.Paid("a", Bought, lag: late)).Until(Bought + Duration.FromDays(31));
        Assert.Equal(["how-is-it", "tips", "survey"], followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint.Value));
        Assert.Equal(Bought + late, followUp.Sends[0].At);
        Assert.Equal(
            [("confirmation", Reason.TooLate), ("first-steps", Reason.TooLate)],
            followUp.Skipped.Select(note => (note.Touchpoint!.Value.Value, note.Reason!.Value)));
    }

    private static void IsHistory(Fact paid)
    {
        var followUp = new FollowUp().Tell(paid).Until(Bought + Duration.FromDays(400));
        Assert.Empty(followUp.Sends);
        Assert.Empty(followUp.Customer.Commitments.Runs);
        Assert.Single(followUp.Customer.Knowledge.Orders);
        var outlook = Assert.Single(followUp.Explain(Bought + Duration.FromDays(9)));
        Assert.Equal((Plans.Onboarding, "a", OutlookKind.NotEntered, Reason.History), (outlook.Journey, outlook.Subject, outlook.Kind, outlook.Reason!.Value));
    }
}
