using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PostSale.Delivery.Tests.Smtp;

/// <summary>A mail server on loopback that keeps every byte it was sent and answers as it is told to.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    /// <summary>Instead of an answer: the connection is reset.</summary>
    public const string Reset = "reset";

    /// <summary>Instead of an answer: silence.</summary>
    public const string Silence = "silence";

    /// <summary>What comes before the first command; the mail's bytes; the mark that ends them.</summary>
    public const string Greeting = "GREETING", Body = "BODY", End = "END";

    private static readonly string[] Usual = ["250-mail.test", "250-PIPELINING", "250-SIZE 50000000", "250-8BITMIME", "250-CHUNKING", "250-ENHANCEDSTATUSCODES", "250 SMTPUTF8"];

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> script = new();
    private readonly ConcurrentBag<Task> conversations = [];
    private readonly Task accepting;
    private int taken;

    public MailServer()
    {
        listener.Server.ReceiveBufferSize = 8192;
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>What each client sent, byte for byte, in the order in which they connected.</summary>
    public ConcurrentQueue<Transcript> Transcripts { get; } = new();

    /// <summary>How many mails were taken.</summary>
    public int Taken => Volatile.Read(ref taken);

    public TimeSpan Delay { get; init; }

    public IReadOnlyList<string> Extensions { get; init; } = Usual;

    /// <summary>Answers the next commands of a kind, one each, with something else.</summary>
    public MailServer On(string command, params string[] answers)
    {
        foreach (var answer in answers)
        {
            script.GetOrAdd(command, _ => new()).Enqueue(answer);
        }

        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(conversations);
        closing.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptSocketAsync(closing.Token);
                var transcript = new Transcript();
                Transcripts.Enqueue(transcript);
                conversations.Add(Converse(client, transcript));
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Converse(Socket client, Transcript transcript)
    {
        client.NoDelay = true;
        using (client)
        {
            try
            {
                if (!await Answer(client, Planned(Greeting, "220 mail.test ESMTP")))
                {
                    return;
                }

                while (await Line(client, transcript) is { } line)
                {
                    transcript.Commands.Add(line);
                    var command = line.Split(' ', ':')[0].ToUpperInvariant();
                    var usual = command switch
                    {
                        "EHLO" => string.Join("\r\n", Extensions),
                        "DATA" => "354 Go ahead",
                        "QUIT" => "221 2.0.0 Bye",
                        "MAIL" or "RCPT" or "RSET" or "NOOP" => "250 2.0.0 Ok",
                        _ => "502 5.5.1 Unknown",
                    };
                    var said = Planned(command, usual);
                    if (!await Answer(client, said) || command == "QUIT")
                    {
                        return;
                    }

                    if (command == "DATA" && said.StartsWith("354", StringComparison.Ordinal) && !await Mail(client, transcript))
                    {
                        return;
                    }
                }
            }
            catch (Exception closed) when (closed is SocketException or OperationCanceledException)
            {
                // The other side hung up, or the test is over.
            }
        }
    }

    /// <returns>Whether the conversation goes on.</returns>
    private async Task<bool> Mail(Socket client, Transcript transcript)
    {
        if (script.TryGetValue(Body, out var queue) && queue.TryDequeue(out _))
        {
            await Line(client, transcript);
            client.Close(0);
            return false;
        }

        var start = transcript.Read;
        while (await Line(client, transcript) is { } line)
        {
            if (line == ".")
            {
                transcript.Mails.Add(transcript.Between(start, transcript.Read - 3));
                // Counted before the client can hear of it.
                var said = Planned(End, "250 2.0.0 Ok: queued as 4F2A");
                Interlocked.Add(ref taken, said.StartsWith('2') ? 1 : 0);
                return await Answer(client, said);
            }
        }

        return false;
    }

    private string Planned(string command, string usual) => script.TryGetValue(command, out var queue) && queue.TryDequeue(out var other) ? other : usual;

    private async Task<bool> Answer(Socket client, string said)
    {
        switch (said)
        {
            case Reset:
                client.Close(0);
                return false;
            case Silence:
                await Task.Delay(Timeout.Infinite, closing.Token);
                return false;
            default:
                await Task.Delay(Delay, closing.Token);
                await client.SendAsync(Encoding.ASCII.GetBytes(said + "\r\n"), closing.Token);
                return !said.StartsWith("421", StringComparison.Ordinal);
        }
    }

    private async Task<string?> Line(Socket client, Transcript transcript)
    {
        var buffer = new byte[4096];
        string? line;
        while (!transcript.TryLine(out line))
        {
            var count = await client.ReceiveAsync(buffer, closing.Token);
            if (count == 0)
            {
                return null;
            }

            transcript.Add(buffer.AsSpan(0, count));
        }

        return line;
    }
}
