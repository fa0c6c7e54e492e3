using System.Globalization;
using PostSale.Scoring.GammaGamma;
using PostSale.Scoring.Histories;

namespace PostSale.Scoring.Benchmarks;

/// <summary>Whom the benchmarks ask about.</summary>
internal static class Population
{
    /// <summary>Customers who behave as BG/NBD says, each with times of its own: no two histories of repeat buyers are alike.</summary>
    public static History[] Simulate(int customers, int seed)
    {
        var random = new Random(seed);
        var histories = new History[customers];
        for (var i = 0; i < customers; i++)
        {
            var (rate, leaving) = (Gamma(random, 0.2426) / 4.4136, Beta(random, 0.793, 2.426));
            var observed = 27 + (12 * random.NextDouble());
            var (purchases, last) = (0, 0.0);
            for (var at = Wait(); at < observed; at += Wait())
            {
                (purchases, last) = (purchases + 1, at);
                if (random.NextDouble() < leaving)
                {
                    break;
                }
            }

            histories[i] = new(purchases, last, observed);

            double Wait() => -Math.Log(1 - random.NextDouble()) / rate;
        }

        return histories;
    }

    /// <summary>The CDNOW sample where POSTSALE_SHARED, or the folder beside the repository, has it; otherwise null.</summary>
    public static (History[] Histories, Spend[] Spends)? Cdnow()
    {
        var shared = Environment.GetEnvironmentVariable("POSTSALE_SHARED");
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); shared is null && at is not null; at = at.Parent)
        {
            shared = File.Exists(Path.Combine(at.FullName, "PostSale.Functions.sln")) ? Path.Combine(at.FullName, "..", "shared") : null;
        }

        var file = Path.Combine(shared ?? "", "data", "cdnow_sample_summary.csv");
        if (!File.Exists(file))
        {
            return null;
        }

        var rows = File.ReadLines(file).Skip(1)
            .Select(line => Array.ConvertAll(line.Split(','), field => double.Parse(field, CultureInfo.InvariantCulture))).ToList();
        return ([.. rows.Select(row => new History((int)row[1], row[2], row[3]))], [.. rows.Select(row => new Spend((int)row[1], row[4]))]);
    }

    // Marsaglia and Tsang, with their power of a uniform for shapes below 1.
    private static double Gamma(Random random, double shape)
    {
        if (shape < 1)
        {
            return Gamma(random, shape + 1) * Math.Pow(1 - random.NextDouble(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        while (true)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var cube = Math.Pow(1 + (normal / Math.Sqrt(9 * d)), 3);
            if (cube > 0 && Math.Log(1 - random.NextDouble()) < (normal * normal / 2) + d - (d * cube) + (d * Math.Log(cube)))
            {
                return d * cube;
            }
        }
    }

    private static double Beta(Random random, double a, double b) => Gamma(random, a) is var x ? x / (x + Gamma(random, b)) : 0;
}
