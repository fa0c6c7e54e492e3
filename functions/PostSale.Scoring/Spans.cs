namespace PostSale.Scoring;

internal static class Spans
{
    public static void RequireSameLength(int customers, int results, string name)
    {
        if (customers != results)
        {
            throw new ArgumentException(FormattableString.Invariant($"has {results} places for {customers} customers"), name);
        }
    }
}
