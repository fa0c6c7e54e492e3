namespace PostSale.Domain.Tests.Strategies;

public sealed class SpreadTests
{
    // Golden: another value would move the minute of every planned contact and change who is in an experiment.
    [Theory]
    [InlineData(30, "customer", "order", "first-steps", 2)]
    [InlineData(30, "", "", "", 3)]
    [InlineData(1000, "ção", "b", "c", 370)]
    public void OfKnownNames_StaysAsItIs(int range, string first, string second, string third, int expected) =>
        Assert.Equal(expected, Spread.Of(range, first, second, third));

    [Fact]
    public void OfManyNames_IsEven()
    {
        var counts = new int[30];
        for (var i = 0; i < 30_000; i++)
        {
            counts[Spread.Of(30, $"customer-{i}", "order", "first-steps")]++;
        }

        // Chi-squared with 29 degrees of freedom is below 59 in 999 of 1000 even spreads.
        Assert.InRange(counts.Sum(count => Math.Pow(count - 1000, 2) / 1000), 0, 59);
    }

    [Fact]
    public void NamesCutElsewhere_AreOtherNames() =>
        Assert.NotEqual(Spread.Of(1_000_000, "ab", "c"), Spread.Of(1_000_000, "a", "bc"));

    [Fact]
    public void RangeOfOne_IsAlwaysZero() => Assert.Equal(0, Spread.Of(1, "anything"));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void RangeBelowOne_Throws(int range) => Assert.Throws<ArgumentOutOfRangeException>(() => Spread.Of(range, "anything"));
}
