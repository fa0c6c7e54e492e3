using System.Diagnostics;

namespace PostSale.Benchmarks;

/// <summary>How fast something was done, and how much processor time of all threads it took: the latter hardly minds who else uses the machine.</summary>
internal sealed record Pace(double PerSecond, double Micros)
{
    /// <param name="work">Answers how many it did.</param>
    public static async Task<Pace> Of(Func<Task<int>> work)
    {
        var (clock, busy) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var done = await work();
        return new(done / clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - busy).TotalMicroseconds / done);
    }

    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{PerSecond:N0}/s at {Micros:N0} µs");
}
