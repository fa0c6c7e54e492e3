using MailKit.Net.Smtp;

namespace PostSale.Delivery.Smtp;

/// <summary>Tries the mail server as sending would, up to the sign-in; nobody is written to.</summary>
public static class SmtpProbe
{
    /// <summary>How long it may take to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>Why it cannot be used; null when it can.</returns>
    public static Task<string?> Try(SmtpSettings settings, CancellationToken cancellation) => Try(settings, () => new SmtpClient(), cancellation);

    internal static async Task<string?> Try(SmtpSettings settings, Func<SmtpClient> make, CancellationToken cancellation)
    {
        await using var connections = new SmtpConnections(settings, TimeProvider.System, make);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        end.CancelAfter(Patience);
        try
        {
            await connections.Give(await connections.Take(fresh: true, end.Token), usable: false);
            return null;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            return failure is OperationCanceledException ? $"It does not answer within {Patience.TotalSeconds:0} seconds. See Email:Smtp:Host and Port." : SmtpTrouble.Why(failure);
        }
    }
}
