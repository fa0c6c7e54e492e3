using PostSale.Application.Ports;

namespace PostSale.Application.Templates;

/// <summary>What composing a message gave.</summary>
public abstract record Composition
{
    private Composition() { }

    public sealed record Composed(Content Content) : Composition;

    /// <param name="Reason"><see cref="Domain.Messages.Reason.Unrenderable"/>, or <see cref="Domain.Messages.Reason.NoAddress"/>.</param>
    public sealed record Impossible(Reason Reason) : Composition;
}
