using System.Globalization;
using System.Text;

namespace PostSale.Application.Strategies.Generating;

/// <summary>The little grammar that a product's name needs in a Portuguese sentence.</summary>
internal static class Portuguese
{
    private static readonly string[] Masculine = ["programa", "sistema", "esquema", "tema", "diploma", "idioma", "mapa", "clima", "cinema", "drama", "dia", "café", "chá", "sofá"];
    private static readonly string[] Feminine = ["base", "rede", "pele", "chave", "torre", "fonte", "luz", "flor", "mesa", "box", "vez"];
    private static readonly string[] Singular = ["tênis", "óculos", "ônibus", "lápis", "gás", "mais", "plus", "atlas", "bônus", "kits"];

    /// <summary>The name with its article, guessed from its first word: <c>a Consultoria</c>, <c>o Clube</c>, <c>as Aulas</c>.</summary>
    public static string WithArticle(string name)
    {
        var word = name.Split(' ', 2)[0].ToLowerInvariant();
        var isPlural = word.Length > 3 && word.EndsWith('s') && !Singular.Contains(word) && !word.EndsWith("is", StringComparison.Ordinal) && !word.EndsWith("ss", StringComparison.Ordinal);
        var one = isPlural ? word[..^1] : word;
        var isFeminine = Feminine.Contains(one) || (!Masculine.Contains(one)
            && (one.EndsWith('a') || one.EndsWith("ção", StringComparison.Ordinal) || one.EndsWith("ções", StringComparison.Ordinal) || one.EndsWith("são", StringComparison.Ordinal)
                || one.EndsWith("dade", StringComparison.Ordinal) || one.EndsWith("gem", StringComparison.Ordinal)));
        return $"{(isFeminine ? "a" : "o")}{(isPlural ? "s" : "")} {name}";
    }

    /// <summary>A preposition and a phrase, drawn together where it begins with an article: <c>de + o curso = do curso</c>.</summary>
    public static string Contract(string preposition, string phrase)
    {
        var parts = phrase.Split(' ', 2);
        var isArticle = parts.Length == 2 && parts[0] is "o" or "a" or "os" or "as";
        return (preposition, isArticle) switch
        {
            ("de", true) => $"d{phrase}",
            ("em", true) => $"n{phrase}",
            ("a", true) => parts[0][0] == 'a' ? $"à{phrase[1..]}" : $"a{phrase}",
            _ => $"{preposition} {phrase}",
        };
    }

    /// <summary>Without what a phone's alphabet lacks: one ã makes an SMS cost twice.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(letter switch { '“' or '”' => '"', '’' => '\'', '–' or '—' => '-', 'º' => 'o', 'ª' => 'a', '…' => '.', _ => letter });
            }
        }

        return plain.ToString();
    }
}
