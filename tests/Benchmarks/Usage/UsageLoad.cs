using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using PostSale.Benchmarks.Support;

namespace PostSale.Benchmarks.Usage;

/// <summary>An app that tells of a million uses an hour, twenty of them at a time, by ten thousand customers.</summary>
internal sealed class UsageLoad(Uri server, string secret)
{
    public const int PerHour = 1_000_000;
    private const int Customers = 10_000;
    private const int AtOnce = 20;

    private static long events;

    /// <returns>How many it has told when <paramref name="until"/> is cancelled, and how many requests were refused.</returns>
    public async Task<(int Told, int Refused)> Run(CancellationToken until)
    {
        using var client = new HttpClient { BaseAddress = server };
        var (told, refused, clock) = (0, 0, Stopwatch.StartNew());
        while (!until.IsCancellationRequested)
        {
            using var request = Request();
            using var answer = await client.SendAsync(request, CancellationToken.None);
            told += answer.IsSuccessStatusCode ? AtOnce : 0;
            refused += answer.IsSuccessStatusCode ? 0 : 1;

            // In step with the clock and not with the answers: who is late hurries.
            var ahead = TimeSpan.FromHours((double)told / PerHour) - clock.Elapsed;
            if (ahead > TimeSpan.Zero)
            {
                await Task.Delay(ahead, until).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }

        return (told, refused);
    }

    private HttpRequestMessage Request()
    {
        var first = Interlocked.Add(ref events, AtOnce);
        var now = SystemClock.Instance.GetCurrentInstant();
        var (id, time) = ($"uses-{first}", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        var body = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Range(0, AtOnce).Select(n => Event(first + n, now)))}]");
        var signed = HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{time}."), .. body]);
        var request = new HttpRequestMessage(HttpMethod.Post, $"/webhooks/{Shop.Id}/events") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", time);
        request.Headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(signed)}");
        return request;
    }

    private static string Event(long number, Instant now)
    {
        var (time, customer, feature) = (now.ToString("uuuu-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), number * 7919 % Customers, number % 5);
        return $$$"""
            {"type":"product.used","timestamp":"{{{time}}}","data":{"id":"use-{{{number}}}","customer":{"id":"u-{{{customer}}}"},"feature":"f{{{feature}}}","quantity":1}}
            """;
    }
}
