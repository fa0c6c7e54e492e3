namespace PostSale.Domain.Tests.Journeys;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData(Channel.Email, "07:59", "2026-03-07T08:00")]
    [InlineData(Channel.Email, "08:00", "2026-03-07T08:00")]
    [InlineData(Channel.Email, "19:59", "2026-03-07T19:59")]
    [InlineData(Channel.Email, "20:00", "2026-03-08T08:00")]
    [InlineData(Channel.Sms, "08:59", "2026-03-07T09:00")]
    [InlineData(Channel.Sms, "19:59", "2026-03-07T19:59")]
    [InlineData(Channel.Sms, "20:00", "2026-03-09T09:00")] // Saturday evening: Monday
    public void PlannedForAnHour_GoesThenOrWhenTheWindowOpens(Channel channel, string sendAt, string expected)
    {
        var bought = Moments.At("2026-03-05T14:20");
        var time = NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(sendAt).Value;
        var followUp = new FollowUp(
            Plans.Book(Plans.Journey("onboarding", Plans.FirstSteps with { Channel = channel })), Plans.Policies with { SendAt = time, SpreadMinutes = 1 })
            .Tell(bought, Told.Paid("a", bought), Told.Updated(new(Phone: "+5511999990000"), bought))
            .Until(bought + Duration.FromDays(10));
        Assert.Equal(["first-steps#1 " + expected], followUp.Lines());
    }

    [Fact]
    public void SmsOnASunday_GoesOnMondayAtItsOwnHour()
    {
        var bought = Moments.At("2026-03-06T14:20");
        var followUp = new FollowUp(
            Plans.Book(Plans.Journey("onboarding", Plans.FirstSteps with { Channel = Channel.Sms })), Plans.Policies with { SpreadMinutes = 1 })
            .Tell(bought, Told.Paid("a", bought), Told.Updated(new(Phone: "+5511999990000"), bought))
            .Look(Moments.At("2026-03-09T09:15")) // someone looks before its hour
            .Until(bought + Duration.FromDays(10));
        Assert.Equal(["first-steps#1 2026-03-09T10:00"], followUp.Lines());
    }
}
