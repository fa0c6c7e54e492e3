using HandlebarsDotNet;
using PostSale.Application.Links;

namespace PostSale.Application.Templates;

/// <summary>A text as it reads with names, amounts and links of usual length: to measure it before anybody gets it.</summary>
internal static class UsualText
{
    private static readonly IHandlebars Plain = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true, NoEscape = true });

    private static readonly TemplateModel Usual = new()
    {
        FirstName = "Nononono",
        Name = "Nononono Nonononono",
        OrderReference = "#10482",
        OrderTotal = "R$ 1.289,90",
        Items = [new("Nonononon nonono nono", "1")],
        Product = "Nonononon nonono nono",
        StoreName = "Loja Exemplo",
        StoreEmail = "oi@loja.example",
        StoreReplyTo = "ajuda@loja.example",
        StorePostalAddress = "Rua das Flores, 120, Sao Paulo",
        SurveyUrl = "https://loja.example/s/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789",
        PageUrl = "https://loja.example/p/" + new string('A', 94),
        InviteUrl = "https://loja.example/r/" + new string('a', InvitationCodes.Length),
        UnsubscribeUrl = "https://loja.example/u/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789",
    };

    /// <returns>Null when the template cannot be rendered: its faults say why.</returns>
    public static string? Of(string template, ImmutableDictionary<string, string> links)
    {
        try
        {
            return Plain.Compile(template)((Usual with { Links = links }).ToTables()).Trim();
        }
        catch (Exception faulty) when (faulty is not OutOfMemoryException)
        {
            return null;
        }
    }
}
