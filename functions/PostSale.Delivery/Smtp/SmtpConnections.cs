using MailKit.Net.Smtp;
using MailKit.Security;

namespace PostSale.Delivery.Smtp;

/// <summary>Keeps a few connections to the mail server open, so that not every mail pays for greeting, TLS and sign-in.</summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="make">A client that checks certificates as the system does, unless a test's.</param>
internal sealed class SmtpConnections(SmtpSettings settings, TimeProvider time, Func<SmtpClient> make) : IAsyncDisposable
{
    /// <summary>At once. Servers count a sender's connections, and four that are kept send more than most servers take.</summary>
    public const int Most = 4;

    // Servers end a conversation that becomes too long, so we do first.
    private const int MailsEach = 100;

    // Shorter than any server's patience with an idle client.
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim room = new(Most);
    private readonly Stack<Connection> idle = new();
    private readonly Lock guard = new();

    /// <summary>One client, with how often it was used.</summary>
    public sealed class Connection(SmtpClient client)
    {
        public SmtpClient Client { get; } = client;

        public int Mails { get; set; }

        public long IdleSince { get; set; }
    }

    /// <summary>A connection that was kept, or a new one, connected and signed in. Whoever takes one gives it back.</summary>
    /// <param name="fresh">Not one that was kept.</param>
    public async Task<Connection> Take(bool fresh, CancellationToken cancellation)
    {
        await room.WaitAsync(cancellation);
        try
        {
            while (!fresh && Kept() is { } kept)
            {
                if (kept.Client.IsConnected && time.GetElapsedTime(kept.IdleSince) < LongestIdle)
                {
                    return kept;
                }

                await Close(kept.Client);
            }

            return new(await Connect(cancellation));
        }
        catch
        {
            room.Release();
            throw;
        }
    }

    /// <param name="usable">It is in order, and may be kept.</param>
    public async Task Give(Connection connection, bool usable)
    {
        try
        {
            if (usable && connection.Client.IsConnected && ++connection.Mails < MailsEach)
            {
                connection.IdleSince = time.GetTimestamp();
                lock (guard)
                {
                    idle.Push(connection);
                }
            }
            else
            {
                await Close(connection.Client);
            }
        }
        finally
        {
            room.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (Kept() is { } kept)
        {
            await Close(kept.Client);
        }

        room.Dispose();
    }

    private Connection? Kept()
    {
        lock (guard)
        {
            return idle.TryPop(out var kept) ? kept : null;
        }
    }

    private async Task<SmtpClient> Connect(CancellationToken cancellation)
    {
        var client = make();
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, Security(settings), cancellation);

            // With BDAT a mail ends with its last byte, so that a connection lost there would leave it open whether it was taken.
            client.Capabilities &= ~(SmtpCapabilities.Chunking | SmtpCapabilities.BinaryMime);
            if (settings.User.Length > 0)
            {
                await client.AuthenticateAsync(settings.User, settings.Password, cancellation);
            }

            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    // Encryption that is asked for is never done without: a server that does not offer it is not written to.
    private static SecureSocketOptions Security(SmtpSettings settings) => settings.Tls switch
    {
        "none" => SecureSocketOptions.None,
        "starttls" => SecureSocketOptions.StartTls,
        _ => settings.Port == 465 ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTls,
    };

    private static async Task Close(SmtpClient client)
    {
        using (client)
        {
            if (!client.IsConnected)
            {
                return;
            }

            using var limit = new CancellationTokenSource(Goodbye);
            try
            {
                await client.DisconnectAsync(quit: true, limit.Token);
            }
            catch (Exception failure) when (failure is IOException or MailKit.ProtocolException or MailKit.CommandException or OperationCanceledException)
            {
                // A goodbye that is not heard changes nothing: every mail on this connection had its answer.
            }
        }
    }
}
