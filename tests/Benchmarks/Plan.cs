namespace PostSale.Benchmarks;

/// <summary>How much is measured.</summary>
/// <param name="Few">Customers waiting in the small population.</param>
/// <param name="Many">Customers waiting in the large one.</param>
/// <param name="Due">Customers advanced in a round.</param>
/// <param name="WarmUp">Requests before a round of intake, until the code has been compiled for them.</param>
/// <param name="Time">Load measured in a round of intake.</param>
internal sealed record Plan(int Few, int Many, int Due, int Rounds, int WarmUp, TimeSpan Time)
{
    public static Plan Whole { get; } = new(10_000, 1_000_000, 20_000, 5, 80_000, TimeSpan.FromSeconds(4));

    /// <summary>Shows that everything works; its figures mean little.</summary>
    public static Plan Quick { get; } = new(1_000, 20_000, 2_000, 2, 2_000, TimeSpan.FromSeconds(1));
}
