using System.Globalization;

namespace PostSale.Domain.Tests.Journeys;

public sealed class MonthOfAPurchaseTests
{
    [Theory]
    [InlineData("America/Sao_Paulo")]
    [InlineData("America/New_York")]
    [InlineData("Europe/London")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Pacific/Apia")]
    [InlineData("Asia/Kolkata")]
    public void OnePurchase_ContactsOnTheDaysOfThePlanAtTheirOwnMinute(string zone)
    {
        var bought = Moments.At("2026-03-05T14:20", zone);
        var followUp = new FollowUp(policies: Plans.Policies with { Zone = Moments.Zone(zone) })
            .Tell(bought, Told.Paid("a", bought), Told.Granted(Purpose.Marketing, bought))
            .Until(Moments.At("2026-09-30T00:00", zone));

        Assert.Equal(
            [
                "confirmation#1 2026-03-05T14:20",
                "first-steps#1 2026-03-07T10:" + Minute("a", Plans.FirstSteps),
                "how-is-it#1 2026-03-11T10:" + Minute("a", Plans.HowIsIt),
                "tips#1 2026-03-18T10:" + Minute("a", Plans.Tips),
                "survey#1 2026-04-03T10:" + Minute("a", Plans.Survey),
                "monthly#1 2026-05-05T10:" + Minute("customer@a", Plans.Monthly),
                "monthly#2 2026-06-05T10:" + Minute("customer@a", Plans.Monthly),
                "quarterly#1 2026-06-20T10:" + Minute("customer@a", Plans.Quarterly),
                "monthly#3 2026-07-05T10:" + Minute("customer@a", Plans.Monthly),
                "monthly#4 2026-08-05T10:" + Minute("customer@a", Plans.Monthly),
                "monthly#5 2026-09-05T10:" + Minute("customer@a", Plans.Monthly),
                "quarterly#2 2026-09-20T10:" + Minute("customer@a", Plans.Quarterly),
            ],
            followUp.Lines(zone));
    }

    [Fact]
    public void TheCustomersZone_BeatsTheStores()
    {
        var bought = Moments.At("2026-03-05T14:20");
        var followUp = new FollowUp(Plans.Book(Plans.Journey("onboarding", Plans.FirstSteps)))
            .Tell(bought, Told.Paid("a", bought), Told.Updated(new(TimeZone: "Asia/Kolkata"), bought))
            .Until(bought + Duration.FromDays(10));
        Assert.Equal(["first-steps#1 2026-03-07T10:" + Minute("a", Plans.FirstSteps)], followUp.Lines("Asia/Kolkata"));
    }

    [Fact]
    public void EveryMessage_SaysWhatItIs()
    {
        var bought = Moments.At("2026-03-05T14:20");
        var sent = new FollowUp().Tell(Told.Paid("a", bought)).Until(Moments.At("2026-03-08T00:00")).Sends[1];
        Assert.Equal(new EffectId(Plans.Onboarding, "a", Plans.FirstSteps.Id, 1), sent.Message.Effect);
        Assert.Equal(MessageId.Of(FollowUp.Key, sent.Message.Effect), sent.Message.Id);
        Assert.Equal((FollowUp.Key, new StoreId("shop"), new StrategyHash("v1")), (sent.Message.Customer, sent.Message.Store, sent.Message.Version));
        Assert.Equal((Channel.Email, Purpose.Relationship, MessageState.Pending), (sent.Message.Channel, sent.Message.Purpose, sent.Message.State));
        Assert.Equal((sent.At, sent.At + Duration.FromDays(3)), (sent.Message.Due, sent.Message.ExpiresAt));
    }

    [Fact]
    public void LastTouchpoint_FinishesTheRun()
    {
        var bought = Moments.At("2026-03-05T14:20");
        var followUp = new FollowUp(Plans.Book(Plans.Journey("onboarding", Plans.Confirmation, Plans.FirstSteps)))
            .Tell(Told.Paid("a", bought)).Until(bought + Duration.FromDays(10));
        Assert.Equal([DecisionKind.Entered, DecisionKind.Sent, DecisionKind.Sent, DecisionKind.Finished], followUp.Notes.Select(note => note.Kind));
        Assert.True(Assert.Single(followUp.Customer.Commitments.Runs).Finished);
        Assert.Null(followUp.Wake);
    }

    private static string Minute(string subject, Touchpoint touchpoint)
    {
        var minute = Spread.Of(30, FollowUp.Key.Value, subject, touchpoint.Id.Value);
        Assert.InRange(minute, 0, 29);
        return minute.ToString("00", CultureInfo.InvariantCulture);
    }
}
