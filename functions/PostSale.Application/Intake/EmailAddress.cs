using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PostSale.Application.Intake;

/// <summary>E-mail addresses in the one form under which they are known, compared and written to.</summary>
public static class EmailAddress
{
    private const string Marks = "!#$%&'*+-/=?^_`{|}~";

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <param name="text">As given; may be anything.</param>
    /// <param name="address">Trimmed, lower-case, a domain of other letters as punycode, when it is an address.</param>
    public static bool TryNormalise(string? text, [NotNullWhen(true)] out string? address)
    {
        var candidate = Ascii(text?.Trim().ToLowerInvariant() ?? "");
        address = IsAddress(candidate) ? candidate : null;
        return address is not null;
    }

    /// <summary>
    /// True for <c>local@domain.tld</c> in ASCII: no quotes, comments, names or lists, so that it can stand in a header or an SMTP
    /// command as it is. Of the rare addresses that need quotes none is accepted. A domain of other letters comes as punycode.
    /// </summary>
    public static bool IsAddress(string? text)
    {
        var at = text?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        return text is { Length: <= 254 } && at is >= 1 and <= 64 && IsLocal(text[..at]) && IsDomain(text[(at + 1)..]);
    }

    private static bool IsLocal(string text) =>
        text.Split('.').All(part => part.Length > 0 && part.All(letter => char.IsAsciiLetterOrDigit(letter) || Marks.Contains(letter, StringComparison.Ordinal)));

    private static bool IsDomain(string text)
    {
        var labels = text.Split('.');
        return labels.Length >= 2
            && labels.All(label => label.Length is >= 1 and <= 63 && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') && label[0] != '-' && label[^1] != '-')
            && !labels[^1].All(char.IsAsciiDigit);
    }

    private static string? Ascii(string text)
    {
        var at = text.LastIndexOf('@');
        if (at < 0 || text.Length > 1000 || System.Text.Ascii.IsValid(text))
        {
            return text;
        }

        try
        {
            return $"{text[..at]}@{Idn.GetAscii(text[(at + 1)..])}";
        }
        catch (ArgumentException)
        {
            // No domain of that form can exist.
            return null;
        }
    }
}
