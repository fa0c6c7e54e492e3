using System.Text;

namespace PostSale.Delivery.Mime;

/// <summary>Makes any text fit for a body.</summary>
internal static class BodyText
{
    /// <summary>Lines ended by CR LF, no other control characters but tabs, half characters as U+FFFD.</summary>
    public static string Clean(string text)
    {
        var body = new StringBuilder(text.Length + (text.Length / 32));
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                body.Append("\r\n");
            }
            else if (rune.Value == '\t' || !Rune.IsControl(rune))
            {
                body.Append(rune.ToString());
            }
        }

        return body.ToString();
    }
}
