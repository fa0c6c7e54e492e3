using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PostSale.Application.Settings;

namespace PostSale.Web.Webhooks.EmailEvents;

/// <summary>Takes in what Event Grid tells of mails: durable, then 2xx. Which store a report belongs to, its message knows.</summary>
internal sealed partial class EmailEventsReceiver(
    PostSaleSettings settings, PromptInbox inbox, IOutbox outbox, IWebhookClock clock, ILogger<EmailEventsReceiver> log)
{
    private const int MaxItems = 1000;

    private static readonly string[] MediaTypes = ["application/json", "application/cloudevents+json", "application/cloudevents-batch+json"];

    public async Task Receive(HttpContext context)
    {
        // Without a secret anybody could declare addresses dead.
        var refusal = settings.Email.Azure.EventSecret is not { Length: > 0 } secret ? Refusal.NoSuchStore : EventSecret.Check(context.Request, secret);
        if (refusal is not null)
        {
            await Refuse(context.Response, refusal);
        }
        else if (HttpMethods.IsOptions(context.Request.Method))
        {
            await Allow(context);
        }
        else if (WebhookBody.Check(context.Request, MediaTypes) is { } unreadable)
        {
            await Refuse(context.Response, unreadable);
        }
        else
        {
            await Take(context);
        }
    }

    // CloudEvents' way of asking whether events may be sent here.
    private static Task Allow(HttpContext context)
    {
        if (context.Request.Headers.Single("WebHook-Request-Origin") is not { } origin || !HostName().IsMatch(origin))
        {
            return Answers.Refuse(context.Response, Refusal.Header("WebHook-Request-Origin"));
        }

        context.Response.Headers["WebHook-Allowed-Origin"] = origin;
        context.Response.Headers["WebHook-Allowed-Rate"] = "*";
        return Task.CompletedTask;
    }

    private async Task Take(HttpContext context)
    {
        if (await Body(context) is not { } body)
        {
            await Refuse(context.Response, Refusal.TooLarge);
            return;
        }

        if (!StrictJson.TryParse(body, out var document, out var fault))
        {
            await Refuse(context.Response, new(400, fault));
            return;
        }

        using (document)
        {
            if (Split(document.RootElement) is not { } events)
            {
                await Refuse(context.Response, new(400, "The body is neither an event nor an array of 1 to 1,000 events."));
            }
            else if (events.Exists(one => one.IsValidation))
            {
                await Validate(context.Response, events);
            }
            else
            {
                await Store(context, events);
            }
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> Body(HttpContext context)
    {
        try
        {
            return await WebhookBody.Read(context.Request, context.RequestAborted);
        }
        catch (BadHttpRequestException)
        {
            // What was announced did not come: as good as nothing, which is no JSON.
            return ReadOnlyMemory<byte>.Empty;
        }
    }

    private static List<EmailEvent>? Split(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Object => [new(root)],
        JsonValueKind.Array when root.GetArrayLength() is > 0 and <= MaxItems => [.. root.EnumerateArray().Select(one => new EmailEvent(one))],
        _ => null,
    };

    // The code is echoed. The address that comes with it is never called: whoever writes here must not make us call anything.
    private Task Validate(HttpResponse response, List<EmailEvent> events)
    {
        if (events is not [{ IsFromACommunicationService: true, ValidationCode: { } code }])
        {
            return Refuse(response, new(403, "Only events of a communication service are taken."));
        }

        log.LogInformation("A subscription to e-mail events was confirmed.");
        response.ContentType = "application/json";
        return response.WriteAsync(JsonSerializer.Serialize(new Dictionary<string, string> { ["validationResponse"] = code }));
    }

    private async Task Store(HttpContext context, List<EmailEvent> events)
    {
        var moment = Moment.Read(clock);
        var reports = events.Where(one => one.Type == EmailEvent.Report && DeliveryIds.IsValid(one.Id) && one.Message is not null).ToList();
        var deliveries = await inbox.InTime(limit => Deliveries(reports, moment, limit));
        var received = deliveries is { Count: > 0 } ? await inbox.Append(deliveries) : [];
        if (deliveries is null || received is null)
        {
            log.LogError("E-mail events could not be taken: the store did not answer in time.");
            await Answers.Busy(context.Response);
            return;
        }

        await inbox.Announce(context, [.. deliveries.Where((_, i) => received[i] == Received.Stored)]);

        // Opening and clicking is counted by machines as much as by people; nothing follows from it.
        log.LogDebug(
            "Took {Count} e-mail events; passed over {Engagement} of engagement and {Strange} about no message of ours.",
            deliveries.Count, events.Count(one => one.Type == EmailEvent.Engagement), events.Count - deliveries.Count - events.Count(one => one.Type == EmailEvent.Engagement));
        await Answers.Received(context.Response, deliveries.Count);
    }

    private async Task<List<Delivery>> Deliveries(List<EmailEvent> reports, Moment moment, CancellationToken cancellation)
    {
        var deliveries = new List<Delivery>(reports.Count);
        foreach (var one in reports)
        {
            if (await outbox.Find(one.Message!.Value, cancellation) is { Message.Store: var store })
            {
                deliveries.Add(new()
                {
                    Key = new(store, EmailEventsTranslator.Name, one.Id),
                    Body = JsonMarshal.GetRawUtf8Value(one.Root).ToArray(),
                    ReceivedAt = moment.Now,
                    ClockAhead = moment.Ahead,
                });
            }
        }

        return deliveries;
    }

    private Task Refuse(HttpResponse response, Refusal refusal)
    {
        log.LogWarning("E-mail events were refused with {Status}: {Reason}", refusal.Status, refusal.Reason);
        return Answers.Refuse(response, refusal);
    }

    [GeneratedRegex(@"\A[a-zA-Z0-9.-]{1,253}\z")]
    private static partial Regex HostName();
}
