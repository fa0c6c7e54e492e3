namespace PostSale.Delivery.Mime;

/// <summary>What building a mail came to.</summary>
public abstract record MimeResult
{
    private MimeResult() { }

    /// <param name="Bytes">The whole mail: 7-bit, lines ended by CR LF, of at most 998 bytes.</param>
    /// <param name="To">The recipient's address as SMTP wants it, its domain in ASCII.</param>
    public sealed record Built(ReadOnlyMemory<byte> Bytes, string To) : MimeResult;

    /// <summary>The recipient's address is none.</summary>
    public sealed record BadRecipient : MimeResult;

    /// <summary>Not transactional, and without a link by which one click unsubscribes: it must not go.</summary>
    public sealed record NoUnsubscribe : MimeResult;
}
