namespace PostSale.Domain.Tests.Support;

/// <summary>How much of a property is tried: all of it in <c>./test.sh --full</c>, a part with every change.</summary>
internal static class Suite
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("POSTSALE_FULL") == "true";

    public static int Cases(int full, int usual) => Full ? full : usual;
}
