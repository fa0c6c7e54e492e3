namespace PostSale.Application.Templates;

/// <summary>A template that passed no check cannot be rendered. The message holds nothing of the data.</summary>
public sealed class UnrenderableException : Exception
{
    public UnrenderableException() { }

    public UnrenderableException(string message) : base(message) { }

    public UnrenderableException(string message, Exception inner) : base(message, inner) { }
}
