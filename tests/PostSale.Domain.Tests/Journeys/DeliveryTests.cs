namespace PostSale.Domain.Tests.Journeys;

public sealed class DeliveryTests
{
    private static readonly Instant Bought = Moments.At("2026-03-05T14:20");

    [Theory]
    [InlineData("", "03-07 03-11 03-18 04-03")] // nothing reported: counted from the purchase
    [InlineData("shipped 03-06", "03-17 03-21 03-28 04-13")] // never delivered: ten days are waited
    [InlineData("shipped 03-06, delivered 03-09", "03-11 03-15 03-22 04-07")]
    [InlineData("delivered 03-09", "03-07 03-15 03-22 04-07")] // day 3 of the purchase came first
    [InlineData("shipped 03-06, delivered 03-20", "03-17 03-26 04-02 04-18")] // after the wait: from then on it counts
    [InlineData("shipped 03-08", "03-07 03-21 03-28 04-13")] // the first was gone already
    [InlineData("shipped 03-06, delivered 03-04", "03-07 03-11 03-18 04-03")] // before it was bought: a clock's mistake
    [InlineData("delivered 03-04", "03-07 03-11 03-18 04-03")]
    public void WhatIsReported_DecidesWhatIsCountedFrom(string reported, string expected)
    {
        var facts = reported.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split(' ')).Select(word =>
        {
            var at = Moments.At($"2026-{word[1]}T15:00");
            var fact = word[0] == "shipped" ? Told.Shipped("a", at) : Told.Delivered("a", at);
            return fact with { ReceivedAt = Instant.Max(at, Bought) };
        });
        var followUp = new FollowUp().Tell([Told.Paid("a", Bought), .. facts]).Until(Bought + Duration.FromDays(50));
        Assert.Equal(expected.Split(' ').Prepend("03-05"), followUp.Sends.Select(sent => sent.At.In(Moments.SaoPaulo).Date.ToString("MM-dd", null)));
    }

    [Fact]
    public void TheWait_IsTheTouchpointsOwn()
    {
        var patient = Plans.FirstSteps with { DeliveryWaitDays = 21 };
        var followUp = new FollowUp(Plans.Book(Plans.Journey("onboarding", patient)))
            .Tell(Told.Paid("a", Bought), Told.Shipped("a", Bought)).Until(Bought + Duration.FromDays(50));
        Assert.Equal(new(2026, 3, 28), Assert.Single(followUp.Sends).At.In(Moments.SaoPaulo).Date);
    }
}
