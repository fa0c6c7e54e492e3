using MailKit;

namespace PostSale.Delivery.Smtp;

/// <summary>Watches a mail's bytes go out.</summary>
/// <remarks>
/// The mark that ends a mail is sent after its last byte. So a connection lost while <see cref="IsWhole"/> is false was lost before
/// the server could take the mail; lost later, nobody knows.
/// </remarks>
/// <param name="length">Of the mail. Doubled dots only add to what is counted, so the count never lags.</param>
internal sealed class Handover(long length) : ITransferProgress
{
    public bool IsWhole { get; private set; }

    public void Report(long bytesTransferred, long totalSize) => Report(bytesTransferred);

    public void Report(long bytesTransferred) => IsWhole |= bytesTransferred >= length;
}
