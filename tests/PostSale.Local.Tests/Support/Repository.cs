namespace PostSale.Local.Tests.Support;

/// <summary>Where the product and its ready strategies are, seen from the tests' own output.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The program, built in the configuration these tests were built in.</summary>
    public static string Program { get; } = Path.Combine(
        Root, "functions", "PostSale.Local", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "postsale.dll");

    public static string Strategy { get; } = Path.Combine(Root, "strategies", "loja-fisica");

    /// <summary>Real payloads, which stand beside the repository; null where it was cloned alone.</summary>
    public static string? Fixtures { get; } = Environment.GetEnvironmentVariable("POSTSALE_SHARED") is { Length: > 0 } shared
        ? Existing(Path.Combine(shared, "fixtures"))
        : Existing(Path.Combine(Root, "..", "shared", "fixtures"));

    private static string? Existing(string folder) => Directory.Exists(folder) ? folder : null;

    private static string Find()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "PostSale.Functions.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return at.FullName;
    }
}
