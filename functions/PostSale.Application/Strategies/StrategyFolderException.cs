namespace PostSale.Application.Strategies;

/// <summary>A strategy's folder cannot be read; the message says which file and why, in one line.</summary>
public sealed class StrategyFolderException : IOException
{
    public StrategyFolderException() { }

    public StrategyFolderException(string message) : base(message) { }

    public StrategyFolderException(string message, Exception inner) : base(message, inner) { }
}
