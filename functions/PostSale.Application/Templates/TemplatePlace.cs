namespace PostSale.Application.Templates;

/// <summary>Where a text with variables stands. Each place knows the variables of the places before it too.</summary>
internal enum TemplatePlace
{
    /// <summary>A subject, preheader or call to action.</summary>
    Inline,

    /// <summary>The body of a message.</summary>
    Template,

    /// <summary>The frame around every e-mail.</summary>
    Layout,
}
