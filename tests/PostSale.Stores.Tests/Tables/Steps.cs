namespace PostSale.Stores.Tests.Tables;

/// <summary>Takes steps of a life until each has succeeded.</summary>
/// <param name="recover">Called after a step has failed and before it is taken again.</param>
internal sealed class Steps(Action recover)
{
    public async Task Take(Func<Task> step)
    {
        while (true)
        {
            try
            {
                await step();
                return;
            }
            catch (StoreUnavailableException)
            {
                recover();
            }
        }
    }
}
