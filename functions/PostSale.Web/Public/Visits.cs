using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using PostSale.Domain.Messages;

namespace PostSale.Web.Public;

/// <summary>Tells a person who follows a link from a program that looks through a mail.</summary>
/// <remarks>
/// Thread-safe. Remembers at most <see cref="Most"/> messages for <see cref="Together"/> each; what comes beyond is taken for a program's. It cannot be
/// sure: a click is a hint, and nothing that matters hangs on one.
/// </remarks>
public sealed partial class Visits(TimeProvider time)
{
    /// <summary>Messages remembered.</summary>
    public const int Most = 10_000;

    /// <summary>Two links of one message opened within so little time were opened by no person.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromSeconds(3);

    private readonly Lock sync = new();
    private readonly Dictionary<MessageId, (HashSet<string> Links, DateTimeOffset At)> seen = [];

    /// <summary>Notes that a link of a message was opened, whichever and by whomever.</summary>
    /// <param name="link">Tells the message's links apart.</param>
    public void Opened(MessageId message, string link)
    {
        lock (sync)
        {
            var now = time.GetUtcNow();
            if (!seen.ContainsKey(message) && seen.Count >= Most)
            {
                foreach (var (old, _) in seen.Where(pair => now - pair.Value.At > Together).ToList())
                {
                    seen.Remove(old);
                }
            }

            if (seen.TryGetValue(message, out var held) && now - held.At <= Together)
            {
                held.Links.Add(link);
                seen[message] = held with { At = now };
            }
            else if (seen.ContainsKey(message) || seen.Count < Most)
            {
                seen[message] = ([link], now);
            }
        }
    }

    /// <summary>Waits whether other links of the message are opened too.</summary>
    /// <returns>True when none was.</returns>
    public async Task<bool> Alone(MessageId message)
    {
        await Task.Delay(Together, time);
        lock (sync)
        {
            return seen.TryGetValue(message, out var held) && held.Links.Count == 1;
        }
    }

    /// <summary>Whether a request looks like that of a person's browser: no HEAD, no prefetch, no program that says what it is.</summary>
    public static bool LooksHuman(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        return HttpMethods.IsGet(request.Method)
            && agent.Length > 0 && !Program().IsMatch(agent)
            && !Foresight(request.Headers["Sec-Purpose"].ToString()) && !Foresight(request.Headers["Purpose"].ToString()) && !Foresight(request.Headers["X-Moz"].ToString())
            && request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document"
            && request.Headers["Sec-Fetch-Mode"].ToString() is "" or "navigate";
    }

    private static bool Foresight(string purpose) => purpose.Contains("prefetch", StringComparison.OrdinalIgnoreCase) || purpose.Contains("preview", StringComparison.OrdinalIgnoreCase)
        || purpose.Contains("prerender", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(
        "bot|crawl|spider|scan|preview|prefetch|proxy|monitor|curl|wget|python|java/|go-http|okhttp|libwww|httpclient|headless|safelinks|barracuda|mimecast|proofpoint|ironport|symantec|"
        + "messagelabs|trendmicro|fireeye|sophos|slack|whatsapp|telegram|facebookexternalhit|skype|outlook-link|google-read-aloud|yahoomailproxy|googleimageproxy",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Program();
}
