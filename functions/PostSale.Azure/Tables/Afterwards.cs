namespace PostSale.Azure.Tables;

/// <summary>What follows a write that stands: worth trying, never worth reporting as a failure of the write.</summary>
internal static class Afterwards
{
    /// <param name="work">Not cut short by the caller's cancellation: the write is done, and its answer is that it is done.</param>
    public static async Task Try(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (StoreUnavailableException)
        {
            // What is left behind is found and finished or removed by whoever reads it next.
        }
    }
}
