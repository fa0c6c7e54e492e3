using System.Net;
using System.Net.Sockets;

namespace PostSale.Web.Security;

/// <summary>Slows down whoever tries keys: after a few wrong ones each further one costs a wait that doubles.</summary>
/// <remarks>
/// Thread-safe. Remembers at most <see cref="Most"/> callers, each for a quarter of an hour after the last wrong key. A caller is an IPv4 address or an
/// IPv6 network of 64 bits.
/// </remarks>
public sealed class Attempts(TimeProvider time)
{
    /// <summary>Callers remembered; all others share one count.</summary>
    public const int Most = 10_000;

    /// <summary>Wrong keys that cost nothing.</summary>
    public const int Free = 10;

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly Lock sync = new();
    private readonly Dictionary<string, Caller> callers = [];

    /// <returns>How long to wait before the next try; null when it may be made now.</returns>
    public TimeSpan? Wait(IPAddress? address)
    {
        lock (sync)
        {
            return callers.TryGetValue(Name(address), out var caller) && caller.BlockedUntil > time.GetUtcNow() ? caller.BlockedUntil - time.GetUtcNow() : null;
        }
    }

    public void Failed(IPAddress? address)
    {
        lock (sync)
        {
            var (name, now) = (Name(address), time.GetUtcNow());
            if (!callers.ContainsKey(name) && callers.Count >= Most)
            {
                Forget(now);
                name = callers.Count >= Most ? "" : name;
            }

            var known = callers.TryGetValue(name, out var held) && now - held.LastAt < Memory ? held : default;
            var failures = known.Failures + 1;
            var wait = failures <= Free ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, failures - Free - 1)));
            callers[name] = new(failures, now, now + wait);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (name, _) in callers.Where(pair => now - pair.Value.LastAt >= Memory).ToList())
        {
            callers.Remove(name);
        }
    }

    private static string Name(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(..8)),
        _ => address.ToString(),
    };

    private readonly record struct Caller(int Failures, DateTimeOffset LastAt, DateTimeOffset BlockedUntil);
}
