namespace PostSale.Application.Intake;

/// <summary>Sorts work into lanes: what shares a name shares a lane, in the order given.</summary>
internal static class Lane
{
    public static List<List<T>> Of<T, TName>(IReadOnlyList<T> work, Func<T, IReadOnlyList<TName>> names)
        where TName : notnull
    {
        // Union–find: each piece of work points towards the first one it is connected to.
        var root = Enumerable.Range(0, work.Count).ToArray();
        var seen = new Dictionary<TName, int>();
        for (var i = 0; i < work.Count; i++)
        {
            foreach (var name in names(work[i]))
            {
                if (seen.TryGetValue(name, out var other))
                {
                    var (a, b) = (Root(i), Root(other));
                    root[Math.Max(a, b)] = Math.Min(a, b);
                }
                else
                {
                    seen.Add(name, i);
                }
            }
        }

        return [.. work.Select((one, i) => (One: one, Root: Root(i))).GroupBy(pair => pair.Root, pair => pair.One).Select(lane => lane.ToList())];

        int Root(int i)
        {
            while (root[i] != i)
            {
                root[i] = root[root[i]];
                i = root[i];
            }

            return i;
        }
    }
}
