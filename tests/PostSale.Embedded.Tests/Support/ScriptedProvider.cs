namespace PostSale.Embedded.Tests.Support;

/// <summary>A provider whose ledger is the truth: what it took, and when.</summary>
internal sealed class ScriptedProvider : IProvider
{
    private readonly Queue<Func<SendResult>> script = new();

    public IReadOnlyCollection<Channel> Channels { get; } = [Channel.Email];

    /// <summary>Every attempt that reached the provider.</summary>
    public List<(string Touchpoint, Instant At)> Asked { get; } = [];

    public LookupResult Answer { get; set; } = new LookupResult.CannotTell();

    /// <summary>Answers in order; when they run out, everything is accepted.</summary>
    public ScriptedProvider Then(params SendResult[] results)
    {
        foreach (var result in results)
        {
            script.Enqueue(() => result);
        }

        return this;
    }

    public ScriptedProvider ThenDies()
    {
        script.Enqueue(() => throw new InvalidOperationException("The process ends here."));
        return this;
    }

    /// <summary>The host stops in the middle of the call.</summary>
    public ScriptedProvider ThenIsCutOff()
    {
        script.Enqueue(() => throw new OperationCanceledException());
        return this;
    }

    public Task<SendResult> Send(Shop shop, Message message, Content content, Instant now, CancellationToken cancellation)
    {
        Asked.Add((message.Effect.Touchpoint.Value, now));
        return Task.FromResult(script.TryDequeue(out var result) ? result() : new SendResult.Accepted("p-1"));
    }

    public Task<LookupResult> Lookup(Message message, CancellationToken cancellation) => Task.FromResult(Answer);
}
