using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Tests.Translators;

public sealed class OccurrenceTests
{
    /// <summary>In hours from the receipt, by our clock.</summary>
    [Theory]
    [InlineData(0, -1, -1)]
    [InlineData(0, 0, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(100, -101, -1)]
    [InlineData(100, -100, 0)]
    [InlineData(100, -2, -2)]
    [InlineData(100, 3, 0)]
    public void StatedTime_IsMovedByHowFarTimeTravelled_AndIsNeverAfterTheReceipt(int ahead, int stated, int ours)
    {
        var delivery = Given.Delivery("events", "{}") with { ClockAhead = Duration.FromHours(ahead) };

        Assert.Equal(Given.Now + Duration.FromHours(ours), Times.Ours(Given.Now + Duration.FromHours(stated), delivery));
    }
}
