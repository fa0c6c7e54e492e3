using System.ComponentModel.DataAnnotations;

namespace PostSale.Scoring.Fitting;

/// <summary>What a fit asks of the data, and when it stops. The defaults suit all models.</summary>
public sealed record FitOptions
{
    /// <summary>Fewer customers than this are too little data. Default 30.</summary>
    [Range(1, 1_000_000)]
    public int MinimumCustomers { get; init; } = 30;

    /// <summary>Fewer customers with a repeat purchase than this are too little data; not asked for subscriptions. Default 10.</summary>
    [Range(1, 1_000_000)]
    public int MinimumRepeatBuyers { get; init; } = 10;

    /// <summary>The search gives up after this many steps from one start. Default 200; a usual fit takes 10 to 30.</summary>
    [Range(1, 100_000)]
    public int MaximumSteps { get; init; } = 200;

    /// <summary>
    /// The search ends when a step promises less than this in log-likelihood, or less than its rounding: 1e-13 of it. Default 1e-9.
    /// </summary>
    [Range(1e-12, 1e-3)]
    public double Tolerance { get; init; } = 1e-9;

    /// <summary>
    /// A parameter whose logarithm has a greater standard error than this counts as undetermined. Default 5: beyond, a 95 % interval spans more
    /// than eight orders of magnitude.
    /// </summary>
    [Range(0.01, 100)]
    public double LargestLogError { get; init; } = 5;

    internal static FitOptions OrDefault(FitOptions? options)
    {
        options ??= new FitOptions();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return options;
    }
}
