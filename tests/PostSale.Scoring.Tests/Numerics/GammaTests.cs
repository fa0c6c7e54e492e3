namespace PostSale.Scoring.Tests.Numerics;

public sealed class GammaTests
{
    [Fact]
    public void LogGamma_EqualsHighPrecision() => Assert.All(Table.Read("gamma"), row => Close.To(row["log"], Gamma.Log(row["x"]), 2e-15, 4e-15, row));

    [Fact]
    public void Digamma_EqualsHighPrecision() => Assert.All(Table.Read("gamma"), row => Close.To(row["digamma"], Gamma.Digamma(row["x"]), 2e-15, 4e-15, row));

    [Fact]
    public void Trigamma_EqualsHighPrecision() => Assert.All(Table.Read("gamma"), row => Close.To(row["trigamma"], Gamma.Trigamma(row["x"]), 4e-15, 0, row));

    [Fact]
    public void LogBeta_EqualsHighPrecision() => Assert.All(Table.Read("beta"), row => Close.To(row["log"], Gamma.LogBeta(row["a"], row["b"]), 4e-15, 1e-14, row));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void OutsideTheDomain_IsRefused(double x)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Gamma.Log(x));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gamma.Digamma(x));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gamma.Trigamma(x));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gamma.LogBeta(x, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Gamma.LogBeta(1, x));
    }

    [Fact]
    public void Recurrence_Holds() => Any.Log(1e-6, 1e9).Sample(x =>
    {
        Close.To(Math.Log(x), Gamma.Log(x + 1) - Gamma.Log(x), 0, 1e-14 * Math.Max(1, Gamma.Log(x + 1)), x);
        Close.To(Gamma.Digamma(x) + (1 / x), Gamma.Digamma(x + 1), 0, 1e-14 * Math.Max(1, 1 / x), x);
        Close.To(Gamma.Trigamma(x) - (1 / x / x), Gamma.Trigamma(x + 1), 0, 1e-14 * Math.Max(1, 1 / x / x), x);
    });
}
