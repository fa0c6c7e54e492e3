namespace PostSale.Domain.Tests.Journeys;

public sealed class FallbackTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");

    private static readonly PlanBook Shop = Plans.Book(Plans.Journey(
        "onboarding", Plans.After("touch", 2) with { Channel = Channel.WhatsApp, Fallbacks = [Channel.Sms, Channel.Email] }));

    [Theory]
    [InlineData("phone and mail", Channel.WhatsApp)]
    [InlineData("mail", Channel.Email)]
    [InlineData("phone, no WhatsApp", Channel.Sms)]
    [InlineData("phone is dead, mail", Channel.Email)]
    public void TheFirstThatWorks_CarriesIt(string known, Channel channel)
    {
        var followUp = Follow(known);
        Assert.Equal(channel, Assert.Single(followUp.Sends).Message.Channel);
        Assert.Equal(channel == Channel.WhatsApp ? null : channel, followUp.Customer.Commitments.Runs[0].Reached[0].Channel);
    }

    [Fact]
    public void NoneWorks_WaitsForAnAddressUntilItExpires() =>
        Assert.Equal(Reason.NoAddress, Assert.Single(Follow("nothing").Skipped).Reason);

    // A channel that may go later is no reason to take another now.
    [Fact]
    public void OutsideItsHours_WaitsAndDoesNotFallBack()
    {
        var plans = Plans.Book(Plans.Journey("onboarding", Plans.After("touch", 3) with { Channel = Channel.Sms, Fallbacks = [Channel.Email] }));
        var sent = Assert.Single(new FollowUp(plans, Plans.Policies with { SpreadMinutes = 1 }).Tell(Told.Paid("a", Bought), Phone).Until(Bought + Duration.FromDays(9)).Sends);
        Assert.Equal((Channel.Sms, Moments.At("2026-03-09T10:00")), (sent.Message.Channel, sent.At)); // the 8th is a Sunday
    }

    private static Fact Phone => Told.Updated(new(Phone: "+5511999990000"), Bought);

    private static FollowUp Follow(string known)
    {
        var mail = Told.Paid("a", Bought);
        Fact[] facts = known switch
        {
            "phone and mail" => [mail, Phone],
            "mail" => [mail],
            "phone, no WhatsApp" => [mail, Phone, Told.Withdrawn(Purpose.Relationship, Bought, Channel.WhatsApp)],
            "phone is dead, mail" => [mail, Phone, Told.Suppressed("+5511999990000", Bought)],
            _ => [mail.Anonymous()],
        };
        return new FollowUp(Shop).Tell(facts).Until(Bought + Duration.FromDays(9));
    }
}
