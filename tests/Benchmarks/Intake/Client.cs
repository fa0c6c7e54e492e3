using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PostSale.Benchmarks.Intake;

/// <param name="Taken">Requests answered 2xx in the time.</param>
/// <param name="Latencies">Of those, in milliseconds, sorted.</param>
/// <param name="Refused">Requests answered otherwise: the sender would try again.</param>
internal sealed record Load(int Taken, double Seconds, double[] Latencies, int Refused)
{
    public double PerSecond => Taken / Seconds;

    public double Percentile(double part) => Latencies[(int)Math.Min(Latencies.Length - 1, Latencies.Length * part)];
}

/// <summary>Sends purchases over kept connections, each as soon as the one before was answered. Sockets without a library on top: it shares the cores with what it measures.</summary>
internal static class Client
{
    public const int Connections = 64;

    // Another run on the same server brings other purchases.
    private static long purchases = SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds() % 9_000 * 1_000_000;

    /// <param name="time">How long.</param>
    /// <param name="most">Ends sooner when so many were sent.</param>
    public static async Task<Load> Run(Uri server, string secret, TimeSpan time, int most = int.MaxValue)
    {
        var sent = new Budget(most);
        var now = SystemClock.Instance.GetCurrentInstant();
        var clock = Stopwatch.StartNew();
        var lanes = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => Lane(server, new(server, secret, now), clock, time, sent))));
        var seconds = clock.Elapsed.TotalSeconds;
        double[] latencies = [.. lanes.SelectMany(lane => lane.Latencies).Order()];
        return new(latencies.Length, seconds, latencies, lanes.Sum(lane => lane.Refused));
    }

    private static async Task<(List<double> Latencies, int Refused)> Lane(Uri server, Purchase purchase, Stopwatch clock, TimeSpan time, Budget budget)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        var latencies = new List<double>();
        var refused = 0;
        var answer = new byte[4096];
        while (clock.Elapsed < time && budget.Take())
        {
            var request = purchase.Of(Interlocked.Increment(ref purchases));
            var started = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            var length = 0;
            while (!IsWhole(answer.AsSpan(0, length)))
            {
                var read = await socket.ReceiveAsync(answer.AsMemory(length));
                length += read > 0 ? read : throw new IOException("The server hung up.");
            }

            if (answer.AsSpan().StartsWith("HTTP/1.1 200 "u8))
            {
                latencies.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            else
            {
                refused++;
            }
        }

        return (latencies, refused);
    }

    private sealed class Budget(int most)
    {
        private int left = most;

        public bool Take() => Interlocked.Decrement(ref left) >= 0;
    }

    // Only as much of HTTP as the two servers speak: a length, or chunks of which the last is empty.
    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return false;
        }

        var at = answer[..head].IndexOf("Content-Length: "u8);
        if (at < 0)
        {
            return answer.EndsWith("0\r\n\r\n"u8);
        }

        var length = answer[(at + "Content-Length: "u8.Length)..];
        return answer.Length - head - 4 >= int.Parse(length[..length.IndexOf((byte)'\r')], System.Globalization.CultureInfo.InvariantCulture);
    }
}
