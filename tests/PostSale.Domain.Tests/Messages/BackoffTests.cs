using CsCheck;

namespace PostSale.Domain.Tests.Messages;

public sealed class BackoffTests
{
    private static readonly MessageId Message = MessageId.Parse("00112233445566778899aabbccddeeff");

    [Theory]
    [InlineData(1, null, 1)]
    [InlineData(2, null, 2)]
    [InlineData(3, null, 4)]
    [InlineData(6, null, 32)]
    [InlineData(7, null, 60)]
    [InlineData(int.MaxValue, null, 60)]
    [InlineData(0, null, 1)]
    [InlineData(int.MinValue + 1, null, 1)]
    [InlineData(1, 30, 30)]
    [InlineData(7, 30, 60)]
    [InlineData(1, 5_256_000, 1440)] // ten years are not believed
    [InlineData(1, -5, 1)]
    public void Attempt_WaitsThatLongAndUpToAQuarterMore(int attempt, int? askedMinutes, int leastMinutes)
    {
        var least = Duration.FromMinutes(leastMinutes);
        var wait = Backoff.Before(attempt, Message, askedMinutes is { } minutes ? Duration.FromMinutes(minutes) : null);
        Assert.InRange(wait, least, least + (least / 4));
    }

    [Fact]
    public void AThousandMessages_DoNotReturnAtOnce()
    {
        var waits = Enumerable.Range(0, 1000).Select(i => Backoff.Before(7, MessageId.Parse(i.ToString("x32", System.Globalization.CultureInfo.InvariantCulture))));
        Assert.InRange(waits.Distinct().Count(), 500, 1000);
    }

    [Fact]
    public void LaterAttempt_NeverWaitsLessThanItsBound() => Gen.Select(Gen.Int[-5, 50], Gen.Long[-1_000_000, 10_000_000]).Sample((attempt, seconds) =>
        Assert.InRange(Backoff.Before(attempt, Message, Duration.FromSeconds(seconds)), Duration.FromMinutes(1), Duration.FromHours(30)), iter: 500);
}
