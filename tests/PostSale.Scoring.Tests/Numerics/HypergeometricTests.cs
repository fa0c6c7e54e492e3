namespace PostSale.Scoring.Tests.Numerics;

public sealed class HypergeometricTests
{
    [Fact]
    public void Log_EqualsHighPrecision() => Assert.All(Table.Read("hypergeometric"), row =>
        Close.To(row["log"], Hypergeometric.Log(row["a"], row["b"], row["c"], row["z"]), 1e-13, 2e-11, row));

    // -ln(1-z)/z, (1-z)^-a and their like: closed forms of special cases.
    [Fact]
    public void SpecialCases_HaveTheirClosedForms() => Gen.Select(Any.Log(0.01, 100), Gen.OneOf(Gen.Double[-50, -0.01], Gen.Double[0.01, 0.9999])).Sample((a, z) =>
    {
        Close.To(Math.Log(-Math.Log(1 - z) / z), Hypergeometric.Log(1, 1, 2, z), 1e-11, 1e-11, z);
        if (Math.Abs(a - 1) < 1e-3)
        {
            // The second form is 0/0 at 1.
            return;
        }

        Close.To(
            Math.Log(Math.Abs(1 - Math.Pow(1 - z, 1 - a)) / Math.Abs(z * (1 - a))), Hypergeometric.Log(a, 1, 2, z), 1e-9, 1e-9, (a, z));
    });

    // For z of one size the two sides take different ways: a series here, an integral or a transformation there.
    [Fact]
    public void PfaffsTransformation_Holds() => Gen.Select(Any.Log(0.01, 200), Any.Log(0.01, 200), Any.Log(0.01, 200), Gen.Double[0.001, 0.9999]).Sample((a, b, d, z) =>
        Close.To(Hypergeometric.Log(a, b, b + d, z), (-a * Math.Log(1 - z)) + Hypergeometric.Log(a, d, b + d, z / (z - 1)), 1e-10, 1e-10, (a, b, d, z)));

    [Fact]
    public void EverywhereInTheDomain_IsFiniteAndBetweenItsBounds() => Gen.Select(
        Any.Log(1e-6, 1e6), Any.Log(1e-6, 1e6), Any.Log(1e-6, 1e6), Gen.OneOf(Any.Log(1e-9, 1e12).Select(z => -z), Any.Log(1e-12, 1).Select(rest => 1 - rest))).Sample(
        (a, b, d, z) =>
        {
            // A mean of (1-zp)^-a lies between its values at p = 0 and p = 1.
            var log = Hypergeometric.Log(a, b, b + d, z);
            var end = -a * Math.Log(1 - z);
            Assert.InRange(log, Math.Min(0, end) - 1e-7, Math.Max(0, end) + 1e-7);
        },
        iter: 2000);

    [Theory]
    [InlineData(0, 1, 2, 0.5)]
    [InlineData(1, 0, 2, 0.5)]
    [InlineData(1, 2, 2, 0.5)]
    [InlineData(1, 2, 1, 0.5)]
    [InlineData(1, 1, 2, 1)]
    [InlineData(1, 1, 2, double.NegativeInfinity)]
    [InlineData(double.NaN, 1, 2, 0.5)]
    [InlineData(1, double.NaN, 2, 0.5)]
    [InlineData(1, 1, double.NaN, 0.5)]
    [InlineData(1, 1, 2, double.NaN)]
    public void OutsideTheDomain_IsRefused(double a, double b, double c, double z) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Hypergeometric.Log(a, b, c, z));
}
