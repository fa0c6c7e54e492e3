namespace PostSale.Benchmarks.Support;

/// <summary>A folder of this run's own, removed at its end.</summary>
internal sealed class Workplace : IDisposable
{
    private readonly string path;

    public Workplace(string parent) => path = Directory.CreateDirectory(Path.Combine(parent, $"postsale-benchmarks-{Environment.ProcessId}")).FullName;

    /// <summary>A new, empty folder.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(path, name)).FullName;

    public static void Remove(string folder) => Directory.Delete(folder, recursive: true);

    public void Dispose() => Remove(path);
}
