using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PostSale.Stores.Tests.Tables;

/// <summary>What goes wrong with a request.</summary>
public enum Fault
{
    /// <summary>It does not arrive.</summary>
    Before,

    /// <summary>It is carried out, and its answer does not arrive.</summary>
    After,

    /// <summary>The process dies on the way: neither this nor any later request arrives, until it is started anew.</summary>
    Death,

    Busy,

    Refused,

    /// <summary>Nothing fails, but something else happens just before it.</summary>
    Meanwhile,

    /// <summary>Someone else is said to have changed the row first.</summary>
    Changed,

    /// <summary>Someone else is said to have inserted the row first.</summary>
    Exists,
}

/// <summary>Stands between a store and its tables, and lets one request fail.</summary>
internal sealed class FaultyTransport : HttpPipelineTransport
{
    private static readonly HttpClientTransport Network = new();

    private readonly Lock gate = new();
    private Fault? fault;
    private int countdown;
    private bool dead;

    /// <summary>How many requests came by that <see cref="Arm"/>'s fault could have hit.</summary>
    public int Calls { get; private set; }

    /// <summary>Method, path and query of every request.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    /// <summary>What happens at <see cref="Fault.Meanwhile"/>.</summary>
    public Func<Task> Meanwhile { get; init; } = () => Task.CompletedTask;

    /// <summary>Whether the fault has happened.</summary>
    public bool HasStruck { get; private set; }

    /// <summary>Lets the n-th request that can suffer it from now on do so; counting begins anew.</summary>
    public void Arm(Fault what, int n)
    {
        lock (gate)
        {
            (fault, countdown, Calls, HasStruck) = (what, n, 0, false);
        }
    }

    /// <summary>No request arrives any more.</summary>
    public void Cut() => dead = true;

    /// <summary>A new process takes the dead one's place.</summary>
    public void Revive() => dead = false;

    public override Request CreateRequest() => Network.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The store makes no synchronous requests.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        Log.Enqueue($"{message.Request.Method} {Uri.UnescapeDataString(message.Request.Uri.PathAndQuery)}");
        var body = await Body(message.Request);
        var struck = Strikes(message.Request, body);
        if (dead || struck is Fault.Before)
        {
            throw new RequestFailedException("The network is down.");
        }

        switch (struck)
        {
            case Fault.Busy:
                message.Response = new Answer(503, "ServerBusy", inBatch: false);
                return;
            case Fault.Refused:
                message.Response = new Answer(403, "AuthorizationPermissionMismatch", inBatch: false);
                return;
            case Fault.Meanwhile:
                await Meanwhile();
                break;
            case Fault.Changed:
                message.Response = new Answer(412, "UpdateConditionNotSatisfied", IsBatch(message.Request));
                return;
            case Fault.Exists:
                message.Response = new Answer(409, "EntityAlreadyExists", IsBatch(message.Request));
                return;
        }

        await Network.ProcessAsync(message);
        if (struck is Fault.After)
        {
            throw new RequestFailedException("The network went down.");
        }
    }

    private Fault? Strikes(Request request, string body)
    {
        lock (gate)
        {
            if (fault is not { } armed || !CanHit(armed, request, body))
            {
                return null;
            }

            Calls++;
            if (Calls != countdown)
            {
                return null;
            }

            HasStruck = true;
            dead = armed == Fault.Death;
            return armed;
        }
    }

    /// <summary>A death after a read is a death before the next write, and a lost race needs a row to lose.</summary>
    private static bool CanHit(Fault fault, Request request, string body) => fault switch
    {
        Fault.Before or Fault.Busy or Fault.Refused or Fault.Meanwhile => true,
        Fault.After or Fault.Death => request.Method != RequestMethod.Get,
        Fault.Changed => (request.Headers.TryGetValue("If-Match", out var tag) && tag != "*") || (IsBatch(request) && body.Contains("If-Match: W/", StringComparison.OrdinalIgnoreCase)),
        Fault.Exists => request.Method == RequestMethod.Post && (!IsBatch(request) || body.Contains("POST ", StringComparison.Ordinal)),
        _ => false,
    };

    private static bool IsBatch(Request request) => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);

    private static async Task<string> Body(Request request)
    {
        using var body = new MemoryStream();
        if (request.Content is not null)
        {
            await request.Content.WriteToAsync(body, CancellationToken.None);
        }

        return Encoding.UTF8.GetString(body.ToArray());
    }

    /// <summary>A refusal as the service words it; that of a transaction stands inside an answer of its own.</summary>
    private sealed class Answer : Response
    {
        private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);

        public Answer(int status, string code, bool inBatch)
        {
            var error = "{\"odata.error\":{\"code\":\"" + code + "\",\"message\":{\"lang\":\"en-US\",\"value\":\"0:Refused for a test.\"}}}";
            Status = inBatch ? 202 : status;
            headers["Content-Type"] = inBatch ? "multipart/mixed; boundary=batchresponse_1" : "application/json";
            ContentStream = new MemoryStream(Encoding.UTF8.GetBytes(!inBatch ? error : string.Join(
                "\r\n",
                "--batchresponse_1", "Content-Type: multipart/mixed; boundary=changesetresponse_1", "",
                "--changesetresponse_1", "Content-Type: application/http", "Content-Transfer-Encoding: binary", "",
                $"HTTP/1.1 {status} Refused", "Content-Type: application/json", "", error,
                "--changesetresponse_1--", "--batchresponse_1--", "")));
        }

        public override int Status { get; }

        public override string ReasonPhrase => "Refused";

        public override Stream? ContentStream { get; set; }

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose() => ContentStream?.Dispose();

        protected override bool ContainsHeader(string name) => headers.ContainsKey(name);

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.Select(header => new HttpHeader(header.Key, header.Value));

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => headers.TryGetValue(name, out value);

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = headers.TryGetValue(name, out var value) ? [value] : null;
            return values is not null;
        }
    }
}
