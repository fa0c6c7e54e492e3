namespace PostSale.Benchmarks.Support;

/// <summary>Where the host and the strategies are, seen from this program's own output.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The host, built in the configuration this program was built in.</summary>
    public static string Host { get; } = Path.Combine(
        Root, "functions", "PostSale.Local", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "postsale.dll");

    public static string Strategy { get; } = Path.Combine(Root, "strategies", "loja-fisica");

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "PostSale.Functions.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("The benchmarks run outside the repository.");
        }

        return at.FullName;
    }
}
