using System.Net.Sockets;
using System.Text;

namespace PostSale.Local.Tests;

/// <summary>Requests that no honest client makes: each gets its short answer, the rest of the world notices nothing.</summary>
public sealed class AbuseTests(SaoPauloShop open) : IClassFixture<SaoPauloShop>
{
    private const int Hundred = 100 * 1024 * 1024;
    private const string Json = "Content-Type: application/json\r\n";

    private readonly ServedShop served = open.Served;

    [Theory]
    [InlineData("POST /webhooks/loja/events", true)]
    [InlineData("POST /webhooks/loja/events", false)]
    [InlineData("POST /dev/clock", true)]
    [InlineData("POST /dev/clock", false)]
    public async Task AHundredMegabytes_AreRefusedWithoutBeingRead(string target, bool declared)
    {
        var sent = await Send(
            $"{target} HTTP/1.1\r\nHost: localhost\r\n{Json}{(declared ? $"Content-Length: {Hundred}" : "Transfer-Encoding: chunked")}\r\n\r\n",
            declared ? new byte[64 * 1024] : [.. "10000\r\n"u8, .. Encoding.ASCII.GetBytes(new string(' ', 64 * 1024)), .. "\r\n"u8],
            times: 1600);

        Assert.True(sent.Answer is "" || sent.Answer.StartsWith("HTTP/1.1 413", StringComparison.Ordinal), sent.Answer);
        Assert.InRange(sent.Bytes, 0, 32 * 1024 * 1024);
        Assert.InRange(served.MemoryMegabytes, 1, 700);
    }

    [Fact]
    public async Task AFormOfAHundredMegabytes_IsRefused()
    {
        var sent = await Send(
            $"POST /ops/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {Hundred}\r\n\r\n",
            new byte[64 * 1024], times: 1600);

        Assert.True(sent.Answer is "" || sent.Answer.StartsWith("HTTP/1.1 413", StringComparison.Ordinal), sent.Answer);
    }

    [Theory]
    [InlineData("Content-Encoding: gzip\r\n", "415")]
    [InlineData("Content-Encoding: br\r\n", "415")]
    [InlineData("Transfer-Encoding: gzip\r\n", "400")]
    public async Task ACompressedBody_IsNotUnpacked(string header, string status)
    {
        var sent = await Send($"POST /webhooks/loja/events HTTP/1.1\r\nHost: localhost\r\n{Json}{header}Content-Length: 3\r\nConnection: close\r\n\r\nabc");

        Assert.StartsWith($"HTTP/1.1 {status}", sent.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TenThousandHeaders_AreTooMany()
    {
        var head = new StringBuilder("GET /health/live HTTP/1.1\r\nHost: localhost\r\n");
        for (var i = 0; i < 10_000; i++)
        {
            head.Append(System.Globalization.CultureInfo.InvariantCulture, $"X-{i}: a\r\n");
        }

        var sent = await Send(head.Append("\r\n").ToString());

        Assert.True(sent.Answer is "" || sent.Answer.StartsWith("HTTP/1.1 431", StringComparison.Ordinal), sent.Answer);
    }

    [Fact]
    public async Task TwoHosts_AreNone()
    {
        var sent = await Send("GET /health/live HTTP/1.1\r\nHost: localhost\r\nHost: elsewhere.example\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 400", sent.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HundredsWhoDawdle_AreCutOffAndNobodyElseWaits()
    {
        var dawdlers = Enumerable.Range(0, 200)
            .Select(n => Dawdle(n % 2 == 0
                ? "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
                : $"POST /webhooks/loja/events HTTP/1.1\r\nHost: localhost\r\n{Json}Content-Length: 1000\r\n\r\n"))
            .ToList();

        // Meanwhile everybody else is served.
        using var answer = await served.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

        var ends = await Task.WhenAll(dawdlers);
        Assert.All(ends, end => Assert.True(end is "" || end.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), end));
        Assert.InRange(served.MemoryMegabytes, 1, 700);
    }

    // A byte a second, until the server has had enough; it must have within the minute.
    private async Task<string> Dawdle(string head)
    {
        using var connection = await Connect();
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        var answer = Answer(stream);
        for (var seconds = 0; seconds < 60 && !answer.IsCompleted; seconds++)
        {
            try
            {
                await stream.WriteAsync("a"u8.ToArray());
            }
            catch (IOException)
            {
                break;
            }

            await Task.WhenAny(answer, Task.Delay(TimeSpan.FromSeconds(1)));
        }

        return await answer.WaitAsync(TimeSpan.FromSeconds(1));
    }

    private async Task<(string Answer, long Bytes)> Send(string head, byte[]? piece = null, int times = 0)
    {
        using var connection = await Connect();
        var stream = connection.GetStream();
        var answer = Answer(stream);
        long bytes = 0;
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            for (var i = 0; i < times && !answer.IsCompleted; i++)
            {
                await stream.WriteAsync(piece);
                bytes += piece!.Length;
            }
        }
        catch (IOException)
        {
            // It hung up on us, as it should.
        }

        return (await answer.WaitAsync(TimeSpan.FromSeconds(30)), bytes);
    }

    private async Task<TcpClient> Connect()
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, new Uri(served.Url).Port);
        return connection;
    }

    /// <summary>The first line of the answer; empty when the connection ended without one.</summary>
    private static async Task<string> Answer(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        try
        {
            return await reader.ReadLineAsync() ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
