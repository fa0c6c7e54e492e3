namespace PostSale.Application.Templates;

/// <summary>One line of an order, as templates see it.</summary>
/// <param name="Quantity">Empty when unknown.</param>
public sealed record TemplateItem(string Name, string Quantity);
