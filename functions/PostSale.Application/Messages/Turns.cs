namespace PostSale.Application.Messages;

/// <summary>Lets one piece of work at a time write a customer, within this process. Who is let in by another process still wins or loses by the row's version.</summary>
/// <remarks>Thread-safe. It saves work and guards nothing. Customers share a few locks, so whoever holds one must not enter another.</remarks>
internal sealed class Turns
{
    private readonly SemaphoreSlim[] locks = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <returns>To be disposed of when done; more than once does no harm.</returns>
    public async Task<IDisposable> Enter(CustomerKey customer, CancellationToken cancellation)
    {
        var one = locks[(customer.GetHashCode() & int.MaxValue) % locks.Length];
        await one.WaitAsync(cancellation);
        return new Turn(one);
    }

    private sealed class Turn(SemaphoreSlim held) : IDisposable
    {
        private SemaphoreSlim? held = held;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
