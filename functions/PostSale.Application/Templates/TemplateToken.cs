namespace PostSale.Application.Templates;

/// <summary>One tag of a template.</summary>
/// <param name="Index">Where it begins in the text.</param>
internal abstract record TemplateToken(int Index)
{
    /// <summary><c>{{name}}</c></summary>
    internal sealed record Value(string Name, int Index) : TemplateToken(Index);

    /// <summary><c>{{{name}}}</c> or <c>{{&amp;name}}</c></summary>
    internal sealed record Raw(string Name, int Index) : TemplateToken(Index);

    /// <summary><c>{{#if name}}</c>, <c>{{#unless name}}</c> or <c>{{#each name}}</c></summary>
    internal sealed record Open(string Block, string Name, int Index) : TemplateToken(Index);

    internal sealed record Else(int Index) : TemplateToken(Index);

    internal sealed record Close(string Block, int Index) : TemplateToken(Index);

    /// <summary>Anything else.</summary>
    internal sealed record Wrong(string What, string Mend, int Index) : TemplateToken(Index);
}
