namespace PostSale.Application.Strategies;

/// <summary>One thing wrong with a strategy, where it stands.</summary>
/// <param name="File">Path within the strategy's folder, with forward slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Mend">What would be right; null where <paramref name="What"/> says it all.</param>
public sealed record StrategyFault(string File, int Line, int Column, string What, string? Mend)
{
    /// <summary>It can be carried out, and would not do what is meant. A version that goes already is not stopped by it.</summary>
    public bool IsForeseen { get; init; }

    public override string ToString() =>
        Mend is null ? $"{File}:{Line}:{Column}: {What}" : $"{File}:{Line}:{Column}: {What}; {Mend}";
}
