using Azure.Communication.Email;
using PostSale.Delivery.Mime;

namespace PostSale.Delivery.AzureEmail;

/// <summary>Turns a message into what the service takes: the same texts and headers as in a mail of our own making.</summary>
internal static class AzureMail
{
    /// <param name="to">Normalised.</param>
    public static EmailMessage Of(SenderSettings sender, Message message, Content content, string to)
    {
        var mail = new EmailMessage(
            sender.Email,
            new EmailRecipients([new Azure.Communication.Email.EmailAddress(to)]),
            new EmailContent(HeaderText.OneLine(content.Subject))
            {
                PlainText = BodyText.Clean(content.Text),
                Html = content.Html is { } html ? BodyText.Clean(html) : null,
            })
        {
            // Who opens what is nobody's business here, and the pixel would be.
            UserEngagementTrackingDisabled = true,
        };
        if (sender.ReplyTo.Length > 0)
        {
            mail.ReplyTo.Add(new Azure.Communication.Email.EmailAddress(sender.ReplyTo));
        }

        mail.Headers["Message-ID"] = $"<{message.Id}@{sender.Email[(sender.Email.LastIndexOf('@') + 1)..]}>";
        mail.Headers["Auto-Submitted"] = "auto-generated";
        mail.Headers["X-PostSale-Message"] = message.Id.Value;
        if (content.UnsubscribeUrl is { } url)
        {
            mail.Headers["List-Unsubscribe"] = $"<{new Uri(url).AbsoluteUri}>";
            mail.Headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        }

        return mail;
    }
}
