namespace PostSale.Domain.Tests.Journeys;

/// <summary>One survey in 30 days, and one reminder of it.</summary>
public sealed class SurveyTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");

    private static readonly Touchpoint Asks = Plans.OnDay("asks", 10) with { Survey = SurveyKind.Nps };
    private static readonly Touchpoint Reminds = Plans.OnDay("reminds", 14) with { Survey = SurveyKind.Nps };
    private static readonly Touchpoint RemindsAgain = Plans.OnDay("reminds-again", 18) with { Survey = SurveyKind.Nps };

    [Fact]
    public void NoAnswer_IsRemindedOfOnce()
    {
        var followUp = new FollowUp(Plans.Book(Plans.Journey("one", Asks, Reminds, RemindsAgain))).Tell(Told.Paid("a", Bought)).Until(Bought + Duration.FromDays(40));

        Assert.Equal(["asks", "reminds"], followUp.Sends.Select(sent => sent.Message.Effect.Touchpoint.Value));
        Assert.Equal(Reason.AskedLately, Assert.Single(followUp.Skipped).Reason);
    }

    [Fact]
    public void AnAnswer_NeedsNoReminder()
    {
        var answered = Bought + Duration.FromDays(11);
        var answer = new Fact.SurveyAnswered(SurveyKind.Nps, 9, "", null) { Key = "answer", OccurredAt = answered, ReceivedAt = answered };
        var followUp = new FollowUp(Plans.Book(Plans.Journey("one", Asks, Reminds))).Tell(Told.Paid("a", Bought)).Tell(answered, answer).Until(Bought + Duration.FromDays(40));

        Assert.Equal("asks", Assert.Single(followUp.Sends).Message.Effect.Touchpoint.Value);
        Assert.Equal(Reason.Answered, Assert.Single(followUp.Skipped).Reason);
    }

    [Theory]
    [InlineData(20, 1)]
    [InlineData(45, 2)]
    public void AnotherSurvey_WaitsThirtyDays(int day, int sent)
    {
        var other = Plans.OnDay("other", day) with { Survey = SurveyKind.Csat };
        var plans = Plans.Book(Plans.Journey("one", Asks), Plans.Journey("two", other));

        var followUp = new FollowUp(plans).Tell(Told.Paid("a", Bought)).Until(Bought + Duration.FromDays(60));

        Assert.Equal(sent, followUp.Sends.Count);
    }

    [Fact]
    public void ACallThatWasAskedFor_IsOneTaskForAnInvitation()
    {
        var invitation = MessageId.Of(FollowUp.Key, new(new("one"), "a", Asks.Id, 1));
        var followUp = new FollowUp().Tell(Told.Paid("a", Bought));
        foreach (var key in new[] { "first", "second" })
        {
            followUp.Tell(Bought, new Fact.CallAsked(invitation, "") { Key = key, OccurredAt = Bought, ReceivedAt = Bought });
        }

        Assert.Single(followUp.Tasks.Select(task => task.Id).Distinct());
        Assert.All(followUp.Tasks, task => Assert.Equal(TaskKind.Call, task.Kind));
    }
}
