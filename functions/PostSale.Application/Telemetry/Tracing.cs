using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using PostSale.Application.Ports;

namespace PostSale.Application.Telemetry;

/// <summary>One trace from a webhook to the provider it makes a message leave by.</summary>
/// <remarks>
/// Between a delivery, the facts it becomes and the messages they cause lie days, crashes and other machines, so nothing is handed on in
/// memory. A delivery's trace follows from its key; facts and messages keep theirs with them. Nothing is made while nobody listens.
/// Spans name stores, providers, channels and random keys, never a person. Thread-safe.
/// </remarks>
public static class Tracing
{
    public const string Name = "PostSale";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>A step of a delivery's way: taking it in, or routing it. The same delivery's steps are in one trace, also if it comes again.</summary>
    public static Activity? Delivery(string step, DeliveryKey key, ActivityKind kind = ActivityKind.Internal) => Source.HasListeners()
        ? Begin(step, kind, Context(key))?.SetTag("postsale.store", key.Store.Value).SetTag("postsale.provider", key.Provider)
        : null;

    /// <summary>A turn of a customer: in the trace of the first fact it takes in, linked to those of the others.</summary>
    public static Activity? Turn(CustomerKey customer, IReadOnlyList<Fact> facts)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var traces = facts.Select(fact => fact.Trace).Distinct().Select(Parsed).OfType<ActivityContext>().ToList();
        return Begin("advance", ActivityKind.Internal, traces is [var first, ..] ? first : default, traces.Skip(1).Select(other => new ActivityLink(other)))
            ?.SetTag("postsale.customer", customer.Value).SetTag("postsale.facts", facts.Count);
    }

    /// <summary>A step of a message's way to its provider, in the trace of the turn that caused it.</summary>
    public static Activity? Message(string step, Message message, ActivityKind kind = ActivityKind.Internal) => Source.HasListeners()
        ? Begin(step, kind, Activity.Current?.Source == Source ? Activity.Current.Context : Parsed(message.Trace) ?? default)
            ?.SetTag("postsale.store", message.Store.Value).SetTag("postsale.message", message.Id.Value).SetTag("postsale.channel", message.Channel.ToString())
            .SetTag("postsale.purpose", message.Purpose.ToString()).SetTag("postsale.attempt", message.Attempt)
        : null;

    /// <summary>What facts and messages made now keep with them; null while nobody listens.</summary>
    public static string? Now => Activity.Current is { } current && current.Source == Source ? current.Id : null;

    // Whatever the host has begun for its own request or call is linked where there is a trace of ours to go on with: that one ends with
    // the call. Without one it is the parent, as usual.
    private static Activity? Begin(string step, ActivityKind kind, ActivityContext parent, IEnumerable<ActivityLink>? links = null)
    {
        var host = parent != default && Activity.Current is { } current && current.Source != Source ? [new ActivityLink(current.Context)] : Array.Empty<ActivityLink>();
        return Source.StartActivity($"postsale.{step}", kind, parent, links: [.. host, .. links ?? []]);
    }

    private static ActivityContext? Parsed(string? trace) => ActivityContext.TryParse(trace, null, isRemote: true, out var context) ? context : null;

    private static ActivityContext Context(DeliveryKey key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Store.Value}\n{key.Provider}\n{key.Id}"));
        return new(ActivityTraceId.CreateFromBytes(hash.AsSpan(0, 16)), ActivitySpanId.CreateFromBytes(hash.AsSpan(16, 8)), ActivityTraceFlags.Recorded, isRemote: true);
    }
}
