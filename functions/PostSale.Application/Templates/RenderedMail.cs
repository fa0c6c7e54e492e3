namespace PostSale.Application.Templates;

/// <summary>An e-mail as a person will read it.</summary>
/// <param name="Subject">One line.</param>
public sealed record RenderedMail(string Subject, string Html, string Text);
