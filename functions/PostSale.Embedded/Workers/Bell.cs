namespace PostSale.Embedded.Workers;

/// <summary>Wakes the worker when something has come in. A ring is a hint: the work is in the store before it.</summary>
public sealed class Bell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        // One ring is enough however many rang, and many do under load: most must not come to the exception.
        if (rung.CurrentCount > 0)
        {
            return;
        }

        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another rang in between.
        }
    }

    public Task Heard(TimeSpan atMost, CancellationToken cancellation) => rung.WaitAsync(atMost, cancellation);

    public void Dispose() => rung.Dispose();
}
