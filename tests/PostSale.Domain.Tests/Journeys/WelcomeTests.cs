namespace PostSale.Domain.Tests.Journeys;

public sealed class WelcomeTests
{
    private static readonly Policies Welcome = Plans.Policies with { Confirmation = ConfirmationMode.Welcome };

    [Theory]
    [InlineData(ConfirmationMode.Confirm, "2026-03-05T23:40", "2026-03-05T23:40", Purpose.Transactional)]
    [InlineData(ConfirmationMode.Welcome, "2026-03-05T14:20", "2026-03-05T14:20", Purpose.Relationship)]
    [InlineData(ConfirmationMode.Welcome, "2026-03-05T23:40", "2026-03-06T08:00", Purpose.Relationship)]
    public void DayOne_IsAConfirmationOrAWelcome(ConfirmationMode mode, string bought, string expected, Purpose purpose)
    {
        var at = Moments.At(bought);
        var followUp = new FollowUp(policies: Plans.Policies with { Confirmation = mode }).Tell(Told.Paid("a", at)).Until(at + Duration.FromHours(12));
        var sent = Assert.Single(followUp.Sends);
        Assert.Equal(("confirmation#1 " + expected, purpose), (sent.Line(), sent.Message.Purpose));
    }

    [Fact]
    public void Unwanted_IsNotSent()
    {
        var bought = Moments.At("2026-03-05T14:20");
        var followUp = new FollowUp(policies: Welcome)
            .Tell(bought, Told.Withdrawn(Purpose.Relationship, bought), Told.Paid("a", bought)).Until(bought + Duration.FromDays(31));
        Assert.Empty(followUp.Sends);
    }

    [Fact]
    public void TwoOrdersOnADay_TheSecondIsWelcomedTheDayAfter()
    {
        var bought = Moments.At("2026-03-05T14:20");
        var followUp = new FollowUp(Plans.Book(Plans.Journey("onboarding", Plans.Confirmation)), Welcome)
            .Tell(Told.Paid("a", bought), Told.Paid("b", bought + Duration.FromHours(1), "lamp")).Until(bought + Duration.FromDays(5));
        Assert.Equal(["confirmation#1 2026-03-05T14:20", "confirmation#1 2026-03-06T08:00"], followUp.Lines());
    }
}
