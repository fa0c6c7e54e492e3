using MimeKit;

namespace PostSale.Local.Tests.Support;

/// <summary>The mails of a pickup folder, read as a mail program reads them.</summary>
internal sealed class Mailbox(string folder)
{
    // By the subjects a reader sees, not by anything the sender says of itself.
    private static readonly (string Words, string Touchpoint)[] Subjects =
    [
        ("confirmado", "confirmacao"),
        ("Primeiros passos", "primeiros-passos"),
        ("deu tudo certo?", "como-esta"),
        ("como fazer durar mais", "dicas-avancadas"),
        ("De 0 a 10", "pesquisa"),
        ("falta a sua nota", "pesquisa-lembrete"),
        ("Quem mais gostaria", "indicar"),
        ("Vistoria de um minuto", "mensal"),
        ("Novidades e o que combina", "trimestral"),
    ];

    public IReadOnlyList<Mail> All() => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, "*.eml").Select(Read).OrderBy(mail => mail.At).ThenBy(mail => mail.Touchpoint, StringComparer.Ordinal)]
        : [];

    public IReadOnlyList<Mail> To(string address) => [.. All().Where(mail => mail.To == address)];

    private static Mail Read(string file)
    {
        var message = MimeMessage.Load(file);
        var subject = message.Subject ?? "";
        return new(
            ((MailboxAddress)Assert.Single(message.To)).Address,
            Subjects.Single(known => subject.Contains(known.Words, StringComparison.Ordinal)).Touchpoint,
            Instant.FromDateTimeOffset(message.Date),
            message);
    }
}

/// <param name="At">As its Date header says.</param>
internal sealed record Mail(string To, string Touchpoint, Instant At, MimeMessage Message)
{
    /// <summary>The path of the one-click link, null where there is none.</summary>
    public string? UnsubscribePath => Message.Headers["List-Unsubscribe"] is { } header ? new Uri(header.Trim('<', '>', ' ')).AbsolutePath : null;

    public LocalDateTime Local(DateTimeZone zone) => At.InZone(zone).LocalDateTime;
}
