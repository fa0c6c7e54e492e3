namespace PostSale.Durable.Trial.Hosting;

/// <summary>Writes down what the host asked the orchestrator and what it answered, one line each, where a file is named.</summary>
public sealed class Recorder(string? file)
{
    private readonly Lock gate = new();

    public void Add(string request, string response)
    {
        if (file is not null)
        {
            lock (gate)
            {
                File.AppendAllText(file, $"{request} {response}\n");
            }
        }
    }
}
