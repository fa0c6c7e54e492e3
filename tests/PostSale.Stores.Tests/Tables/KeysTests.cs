using PostSale.Azure.Tables;
using PostSale.Stores.Tests.Contracts;

namespace PostSale.Stores.Tests.Tables;

public sealed class KeysTests
{
    private static readonly Instant[] Ordered =
    [
        Instant.MinValue, Instant.FromUtc(1, 1, 1, 0, 0), Instant.FromUtc(1969, 12, 31, 22, 59), Instant.FromUtc(1969, 12, 31, 23, 59), Instant.FromUnixTimeTicks(-1),
        Instant.FromUnixTimeTicks(0), Instant.FromUnixTimeTicks(1), Instant.FromUtc(2031, 3, 31, 12, 0), Instant.FromUtc(2031, 4, 1, 0, 0), Instant.FromUtc(2032, 1, 1, 0, 0), Instant.MaxValue,
    ];

    [Fact]
    public void Times_AsText_KeepTheirOrder()
    {
        Assert.Equal(Ordered, Ordered.Reverse().OrderBy(Keys.Ascending, StringComparer.Ordinal));
        Assert.Equal(Ordered.Reverse(), Ordered.OrderBy(Keys.Descending, StringComparer.Ordinal));
        Assert.Equal(Ordered.Select(Keys.Hour), Ordered.Select(Keys.Hour).Order(StringComparer.Ordinal));
        Assert.Equal(Ordered.Select(Keys.Month), Ordered.Select(Keys.Month).OrderDescending(StringComparer.Ordinal));
        Assert.All(Ordered, at => Assert.Equal((16, 16, 10, 6), (Keys.Ascending(at).Length, Keys.Descending(at).Length, Keys.Hour(at).Length, Keys.Month(at).Length)));
    }

    [Fact]
    public void Hours_AreCutAtTheFullHour()
    {
        Assert.Equal(Keys.Hour(Instant.FromUtc(2031, 3, 31, 12, 0)), Keys.Hour(Instant.FromUtc(2031, 3, 31, 12, 59)));
        Assert.NotEqual(Keys.Hour(Instant.FromUnixTimeTicks(0)), Keys.Hour(Instant.FromUnixTimeTicks(-1)));
        Assert.Equal(Keys.Hour(Instant.FromUnixTimeTicks(-1)), Keys.Hour(Instant.FromUtc(1969, 12, 31, 23, 0)));
    }

    [Theory]
    [MemberData(nameof(Sample.OddNames), MemberType = typeof(Sample))]
    public void NamesFromOutside_BecomeKeysThatMayBe(string name)
    {
        Assert.Matches("^[0-9a-f]{32}$", Keys.Hash(name));
        Assert.Matches("^[~0-9a-z-]{1,64}$", Keys.Of(new(name)));
        Assert.NotEqual(Keys.Hash(name), Keys.Hash(name + "x"));
    }

    [Fact]
    public void Hash_SameTextCutElsewhere_IsAnother() => Assert.NotEqual(Keys.Hash("a", "bc"), Keys.Hash("ab", "c"));

    [Fact]
    public void StoreIds_StandAsTheyAre() => Assert.Equal("loja-1", Keys.Of(new("loja-1")));

    [Fact]
    public void Behind_IsTheFirstKeyThatDoesNotBeginSo()
    {
        Assert.True(string.CompareOrdinal("d:loja:1:zzz", Keys.Behind("d:loja:1:")) < 0);
        Assert.True(string.CompareOrdinal("d:loja:1:", Keys.Behind("d:loja:1:")) < 0);
        Assert.True(string.CompareOrdinal("d:loja:2:", Keys.Behind("d:loja:1:")) > 0);
    }
}
