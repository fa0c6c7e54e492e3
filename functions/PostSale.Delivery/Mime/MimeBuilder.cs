using System.Text;
using MimeKit;

namespace PostSale.Delivery.Mime;

/// <summary>Turns a message into the bytes of a mail. The same arguments give the same bytes.</summary>
public static class MimeBuilder
{
    /// <summary>How a mail is written. Whoever reads one in and writes it out by this gets the same bytes.</summary>
    internal static readonly FormatOptions Format = MakeFormat();

    /// <param name="sender">Whose <see cref="SenderSettings.Email"/> is an address, as the settings' reader makes sure.</param>
    /// <param name="zone">The store's; the date shows its offset.</param>
    /// <param name="at">When it goes.</param>
    public static MimeResult Build(SenderSettings sender, DateTimeZone zone, Message message, Content content, Instant at)
    {
        // Spaces around it are no address: whoever wrote it skipped the normal form, and there may be more amiss.
        if (content.To.Any(char.IsWhiteSpace) || !EmailAddress.TryNormalise(content.To, out var to))
        {
            return new MimeResult.BadRecipient();
        }

        var unsubscribe = content.UnsubscribeUrl is { } url ? OneClickUrl(url) : null;
        if (unsubscribe is null && (message.Purpose != Purpose.Transactional || content.UnsubscribeUrl is not null))
        {
            return new MimeResult.NoUnsubscribe();
        }

        using var mail = new MimeMessage
        {
            Subject = HeaderText.OneLine(content.Subject),
            Date = at.InZone(zone).ToDateTimeOffset(),
            MessageId = $"{message.Id}@{sender.Email[(sender.Email.LastIndexOf('@') + 1)..]}",
            Body = Body(message, content),
        };
        mail.From.Add(Mailbox(sender.Name, sender.Email));
        mail.To.Add(Mailbox("", to));
        if (sender.ReplyTo.Length > 0)
        {
            mail.ReplyTo.Add(Mailbox("", sender.ReplyTo));
        }

        AddHeaders(mail, message, unsubscribe);
        return new MimeResult.Built(Bytes(mail), to);
    }

    // No List-Id: mail programs would file a receipt as a mailing list. No Feedback-ID: it counts only where the provider's own DKIM
    // signature covers it, and nothing here reads those reports.
    private static void AddHeaders(MimeMessage mail, Message message, string? unsubscribe)
    {
        // A machine wrote it, receipts included: an out-of-office notice then stays away, an answer from a person still comes.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (unsubscribe is not null)
        {
            mail.Headers.Add(Unfolded("List-Unsubscribe", $"<{unsubscribe}>"));
            mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        mail.Headers.Add("X-PostSale-Message", message.Id.Value);
    }

    private static MimeEntity Body(Message message, Content content)
    {
        var text = Part("plain", content.Text);
        return content.Html is { } html
            // "=_" occurs in no quoted-printable text, so the boundary occurs in no part.
            ? new MultipartAlternative(text, Part("html", html)) { Boundary = $"=_{message.Id}" }
            : text;
    }

    private static TextPart Part(string subtype, string text)
    {
        var part = new TextPart(subtype) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, BodyText.Clean(text));
        return part;
    }

    private static MailboxAddress Mailbox(string name, string address) => new(Encoding.UTF8, HeaderText.OneLine(name), address);

    // RFC 8058 asks for https; loopback is for trying it out.
    private static string? OneClickUrl(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.AbsoluteUri is { Length: <= 900 } written
        && written.All(letter => char.IsAscii(letter) && !char.IsControl(letter) && letter is not ('<' or '>' or ' '))
            ? written
            : null;

    // Some mail programs read only the first line of this header.
    private static Header Unfolded(string name, string value)
    {
        var header = new Header(name, value);
        header.SetRawValue(Encoding.ASCII.GetBytes($" {value}\r\n"));
        return header;
    }

    private static byte[] Bytes(MimeMessage mail)
    {
        using var bytes = new MemoryStream();
        mail.WriteTo(Format, bytes);
        return bytes.ToArray();
    }

    private static FormatOptions MakeFormat()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.International = false;
        format.EnsureNewLine = true;
        return format;
    }
}
