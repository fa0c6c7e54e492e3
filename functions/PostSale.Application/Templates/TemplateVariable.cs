namespace PostSale.Application.Templates;

/// <summary>One name that templates may use.</summary>
/// <param name="Name">With its dots, for example <c>order.total</c>.</param>
/// <param name="From">The first place that knows it.</param>
internal sealed record TemplateVariable(string Name, TemplatePlace From, Func<TemplateModel, object> Value)
{
    public bool IsList { get; init; }

    /// <summary>What is asked whether it is there: variables of one name are empty together. Null for one that never is, or does no harm.</summary>
    public string? MayLack { get; init; }
}
