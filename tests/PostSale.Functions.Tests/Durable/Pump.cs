namespace PostSale.Functions.Tests.Durable;

/// <summary>Runs an orchestrator's continuations one by one on this thread, so that a replay takes the same way.</summary>
internal sealed class Pump : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> waiting = new();

    public override void Post(SendOrPostCallback d, object? state) => waiting.Enqueue((d, state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("An orchestrator does not block.");

    /// <summary>Does something, and all that follows from it.</summary>
    public void Run(Action action)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            action();
            while (waiting.TryDequeue(out var next))
            {
                next.Callback(next.State);
            }
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }
}
