using PostSale.Application.Serialization;

namespace PostSale.Embedded.Sqlite;

/// <summary>Customers whose documents are large, as they were last read or written: a thousand messages of one of them are a thousand reads of one document.</summary>
/// <remarks>
/// Never stale, since what is asked for is the document itself, byte by byte: comparing is a hundredth of the work of reading. Thread-safe.
/// </remarks>
internal sealed class LargeCustomers
{
    // Below this reading costs no more than a write's commit; most customers never get there.
    private const int Large = 16 * 1024;

    private const int MostKept = 16;

    private readonly Lock gate = new();
    private readonly Dictionary<long, (byte[] State, Customer Customer)> kept = [];

    /// <param name="row">The customer's row.</param>
    /// <param name="state">Its document.</param>
    public Customer Read(long row, ReadOnlySpan<byte> state)
    {
        lock (gate)
        {
            if (kept.TryGetValue(row, out var held) && state.SequenceEqual(held.State))
            {
                return held.Customer;
            }
        }

        var customer = Document.ReadCustomer(state);
        Keep(row, state.Length < Large ? [] : state.ToArray(), customer);
        return customer;
    }

    /// <param name="state">The document that the customer was written as.</param>
    public void Keep(long row, byte[] state, Customer customer)
    {
        lock (gate)
        {
            // Whatever else was kept of the row is old, and may be of somebody who asked to be forgotten.
            kept.Remove(row);
            if (state.Length < Large)
            {
                return;
            }

            if (kept.Count >= MostKept)
            {
                kept.Remove(kept.Keys.First());
            }

            kept.Add(row, (state, customer));
        }
    }
}
