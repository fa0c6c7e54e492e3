namespace PostSale.Application.Strategies;

/// <summary>What loading a strategy's files gave.</summary>
public abstract record StrategyResult
{
    private StrategyResult() { }

    public sealed record Loaded(Strategy Strategy) : StrategyResult;

    /// <param name="Faults">Never empty; by file, line and column, <c>strategy.yaml</c> first.</param>
    public sealed record Faulty(ImmutableArray<StrategyFault> Faults) : StrategyResult;
}
