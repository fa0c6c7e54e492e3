namespace PostSale.Benchmarks;

/// <summary>What is going on, on the error stream: the output holds the table alone.</summary>
internal static class Progress
{
    public static void Say(string what) => Console.Error.WriteLine(what);
}
