namespace PostSale.Domain.Tests.Support;

/// <summary>The same facts in another order, in other batches, some of them twice.</summary>
internal static class Scramble
{
    public static IReadOnlyList<IReadOnlyList<Fact>> Of(IReadOnlyList<Fact> facts, int seed)
    {
        var random = new Random(seed);
        var told = facts.Concat(facts.Where(_ => random.Next(3) == 0)).ToArray();
        random.Shuffle(told);
        var batches = new List<IReadOnlyList<Fact>>();
        for (var from = 0; from < told.Length;)
        {
            var size = Math.Min(random.Next(1, 6), told.Length - from);
            batches.Add(told[from..(from + size)]);
            from += size;
        }

        return batches;
    }
}
