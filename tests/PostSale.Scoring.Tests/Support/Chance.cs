namespace PostSale.Scoring.Tests.Support;

/// <summary>Draws customers the way the models describe them, knowing nothing of their formulas.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random _random = new(seed);

    public double Uniform() => 1 - _random.NextDouble();

    // Marsaglia and Tsang, with their power of a uniform for shapes below 1.
    public double Gamma(double shape)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1) * Math.Pow(Uniform(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        while (true)
        {
            var normal = Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());
            var cube = Math.Pow(1 + (normal / Math.Sqrt(9 * d)), 3);
            if (cube > 0 && Math.Log(Uniform()) < (normal * normal / 2) + d - (d * cube) + (d * Math.Log(cube)))
            {
                return d * cube;
            }
        }
    }

    public double Beta(double a, double b) => Gamma(a) is var x ? x / (x + Gamma(b)) : 0;

    /// <summary>Times of repeat purchases until <paramref name="until"/>, and when the customer left; after that time means not yet.</summary>
    /// <param name="atOnce">Whether one may leave after the first purchase (MBG/NBD) or only after a repeat one (BG/NBD).</param>
    public (List<double> Purchases, double Left) Customer(double r, double alpha, double a, double b, bool atOnce, double until)
    {
        var (rate, leaving) = (Gamma(r) / alpha, Beta(a, b));
        var purchases = new List<double>();
        if (atOnce && Uniform() < leaving)
        {
            return (purchases, 0);
        }

        for (var at = -Math.Log(Uniform()) / rate; at <= until; at -= Math.Log(Uniform()) / rate)
        {
            purchases.Add(at);
            if (Uniform() < leaving)
            {
                return (purchases, at);
            }
        }

        return (purchases, double.PositiveInfinity);
    }
}
