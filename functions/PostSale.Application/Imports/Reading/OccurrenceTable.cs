namespace PostSale.Application.Imports.Reading;

/// <summary>How often each name was seen: sixteen bytes a name, so that millions fit.</summary>
/// <remarks>Names are given as 64-bit hashes; two of a million that are alike by chance happen once in forty million files.</remarks>
internal sealed class OccurrenceTable
{
    private ulong[] names = new ulong[1024];
    private int[] counts = new int[1024];
    private int held;

    /// <returns>How often it has been seen now, this time included.</returns>
    public int Add(ulong name)
    {
        if (held * 4L > names.Length * 3L)
        {
            Grow();
        }

        var slot = SlotOf(names, counts, name);
        held += counts[slot] == 0 ? 1 : 0;
        names[slot] = name;
        return ++counts[slot];
    }

    private void Grow()
    {
        var (moreNames, moreCounts) = (new ulong[names.Length * 2], new int[names.Length * 2]);
        for (var i = 0; i < names.Length; i++)
        {
            if (counts[i] > 0)
            {
                var slot = SlotOf(moreNames, moreCounts, names[i]);
                (moreNames[slot], moreCounts[slot]) = (names[i], counts[i]);
            }
        }

        (names, counts) = (moreNames, moreCounts);
    }

    private static int SlotOf(ulong[] names, int[] counts, ulong name)
    {
        var slot = (int)(name & (ulong)(names.Length - 1));
        while (counts[slot] > 0 && names[slot] != name)
        {
            slot = (slot + 1) & (names.Length - 1);
        }

        return slot;
    }
}
