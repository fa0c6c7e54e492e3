using PostSale.Application.Strategies.Programmes;

namespace PostSale.Application.Strategies.Generating;

/// <summary>What the chosen channels can carry: the step as a message, else as work for a person, else not at all.</summary>
internal sealed class Means(Content content, Phrases phrases, Answers answers)
{
    // A notice in the app comes last: it has no address that could be dead, so nothing would ever be tried after it.
    private static readonly Channel[] Calm = [Channel.Email, Channel.WhatsApp, Channel.Sms, Channel.App];
    private static readonly Channel[] Quick = [Channel.WhatsApp, Channel.Sms, Channel.Email, Channel.App];

    public bool HasMessages { get; } = answers.Channels.Any(Calm.Contains);

    public bool HasPeople { get; } = answers.Channels.Any(channel => channel is Channel.Phone or Channel.InPerson);

    /// <param name="script">The call that it becomes where nothing can be written; null drops it then.</param>
    /// <param name="quick">Wants to be seen today rather than kept: goes where a telephone rings first.</param>
    public Step? Write(
        string id, string when, string stage, string kind, Purpose purpose, string? script = null, string? reason = null, string? text = null, bool quick = false, string? anchor = null,
        string? condition = null, string? after = null, bool repeat = false, bool despiteTrouble = false, string? survey = null)
    {
        if (HasMessages)
        {
            ImmutableArray<Channel> channels = [.. (quick ? Quick : Calm).Where(answers.Channels.Contains)];
            return new Step.Message(id, when, stage, kind, text ?? id, purpose, channels)
            {
                Anchor = anchor, If = condition, After = after, Repeat = repeat, DespiteTrouble = despiteTrouble, Survey = survey,
            };
        }

        return script is null ? null : Person(id, when, stage, kind, script, reason ?? script, anchor: anchor, condition: condition, after: after, repeat: repeat);
    }

    /// <summary>A call; a visit where people are met and not called, or where it is asked for.</summary>
    public Step? Person(
        string id, string when, string stage, string kind, string script, string reason, string within = "1d", bool visit = false, string? anchor = null, string? condition = null,
        string? after = null, bool repeat = false, string outcomes = "resolved, follow-up, no-answer")
    {
        if (!HasPeople)
        {
            return null;
        }

        var isVisit = !answers.Channels.Contains(Channel.Phone) || (visit && answers.Channels.Contains(Channel.InPerson));
        return new Step.Work(id, when, stage, kind, isVisit ? "visit" : "call", Title(isVisit ? "task-visit" : "task-call", reason), script, within, outcomes)
        {
            Anchor = anchor, If = condition, After = after, Repeat = repeat,
        };
    }

    /// <summary>Somebody must see to it, whatever the channels: a call, a visit, else an answer in writing.</summary>
    public Step Somebody(string id, string when, string script, string reason, string within, string outcomes, string stage = "immediate") =>
        Person(id, when, stage, "proactive", script, reason, within, outcomes: outcomes)
        ?? new Step.Work(id, when, stage, "proactive", "investigation", Title("task-write", reason), script, within, outcomes);

    public Step Notice(string id, string when, string words, string? after = null) =>
        new Step.Work(id, when, "immediate", "proactive", "notice", phrases.Word(words), null, "1d", "read") { After = after };

    public Step Approval(string id, string when, string after, string condition) =>
        new Step.Work(id, when, "short", "proactive", "approval", phrases.Word("approve-compensation"), null, "8h", "approved, refused") { After = after, If = condition };

    private string Title(string verb, string reason) => $"{content.Word(verb)} {{{{customer.name}}}}: {phrases.Say(content.Word("reason-" + reason))}";
}
