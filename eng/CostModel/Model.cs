namespace CostModel;

/// <summary>From what happens to a customer in a year to what a year of them costs.</summary>
public sealed class Model(Inputs inputs)
{
    /// <summary>Paid for by the time an instance runs, which executions share.</summary>
    public const string Time = "gbSeconds";

    private const double SecondsOfYear = 365 * 24 * 3600;

    public Inputs Inputs { get; } = inputs;

    /// <summary>Units of one kind that one customer takes in a year.</summary>
    public double PerCustomer(string unit) => Inputs.CustomerYear.Sum(one => one.Value * Inputs.Each[one.Key].GetValueOrDefault(unit));

    /// <summary>What a year of one kind costs.</summary>
    public double Year(Size size, string unit)
    {
        var shared = unit == Time ? size.Concurrency : 1;
        var aMonth = Inputs.Month.GetValueOrDefault(unit) + (Inputs.InstanceMonth.GetValueOrDefault(unit) * size.AlwaysReady);
        var units = (PerCustomer(unit) * size.Customers / shared) + (aMonth * 12);
        return units * Inputs.Prices[unit].One;
    }

    public double Year(Size size) => Inputs.Prices.Keys.Sum(unit => Year(size, unit));

    /// <summary>How often something happens in a second, were it spread evenly over the year.</summary>
    public double PerSecond(Size size, string what) => Inputs.CustomerYear[what] * size.Customers / SecondsOfYear;

    /// <summary>The same of what it takes.</summary>
    public double UnitsPerSecond(Size size, string unit) => PerCustomer(unit) * size.Customers / SecondsOfYear;
}
