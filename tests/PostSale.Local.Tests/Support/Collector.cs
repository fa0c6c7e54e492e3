using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PostSale.Local.Tests.Support;

/// <summary>Takes OpenTelemetry's protocol over HTTP, as any collector does, and keeps what came.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> came = [];

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            came.Enqueue((request.Path, body.ToArray()));
        });
    }

    public string Url => app.Urls.First();

    public static async Task<Collector> Open()
    {
        var collector = new Collector();
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>Texts travel as UTF-8, so whatever was told is found in here.</summary>
    public string Everything => string.Concat(came.Select(one => Encoding.UTF8.GetString(one.Body)));

    public IEnumerable<string> Signals => came.Select(one => one.Path).Distinct().Order(StringComparer.Ordinal);

    // The path of fields to a span: resource spans, scope spans, span.
    public IReadOnlyList<Span> Spans =>
    [
        .. from one in came
           where one.Path == "/v1/traces"
           from resource in Wire.Fields(one.Body, 1)
           from scope in Wire.Fields(resource, 2)
           from span in Wire.Fields(scope, 2)
           select new Span(Hex(span, 1), Hex(span, 2), Hex(span, 4), Encoding.UTF8.GetString(Wire.Fields(span, 5).Single())),
    ];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string Hex(byte[] span, int field) => Convert.ToHexStringLower(Wire.Fields(span, field).FirstOrDefault([]));

    internal sealed record Span(string Trace, string Id, string Parent, string Name);

    /// <summary>Just enough of the protobuf wire format to find fields that hold bytes.</summary>
    private static class Wire
    {
        public static IEnumerable<byte[]> Fields(byte[] message, int field)
        {
            for (var at = 0; at < message.Length;)
            {
                var tag = Number(message, ref at);
                switch (tag & 7)
                {
                    case 0:
                        Number(message, ref at);
                        break;
                    case 1:
                        at += 8;
                        break;
                    case 5:
                        at += 4;
                        break;
                    default:
                        var length = (int)Number(message, ref at);
                        if ((int)(tag >> 3) == field)
                        {
                            yield return message[at..(at + length)];
                        }

                        at += length;
                        break;
                }
            }
        }

        private static ulong Number(byte[] message, ref int at)
        {
            ulong number = 0;
            for (var shift = 0; ; shift += 7)
            {
                var part = message[at++];
                number |= (ulong)(part & 0x7f) << shift;
                if (part < 0x80)
                {
                    return number;
                }
            }
        }
    }
}
