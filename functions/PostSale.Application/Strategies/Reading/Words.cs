namespace PostSale.Application.Strategies.Reading;

/// <summary>A closed list of words, each with what it stands for; after a fault the last one's.</summary>
internal sealed class Words<T>(string what, params (string Word, T Value)[] table)
{
    public IReadOnlyList<string> All { get; } = [.. table.Select(row => row.Word)];

    public string WordOf(T value) => table.First(row => EqualityComparer<T>.Default.Equals(row.Value, value)).Word;

    public T Read(Node node, Faults faults)
    {
        if (node is not Node.Scalar { IsNull: false } scalar)
        {
            faults.Expected(node, $"a {what} ({string.Join(", ", All)})");
            return table[^1].Value;
        }

        return Find(scalar.Text, node.At, faults);
    }

    /// <summary>One of the words, or a list of them.</summary>
    public ImmutableArray<T> ReadOneOrMore(Node node, Faults faults) => Scalars.Several(node, faults, Read, $"a {what} or a list of them");

    /// <summary>One of the words, or a list of them, possibly empty.</summary>
    public ImmutableArray<T> ReadAny(Node node, Faults faults) => node is Node.List { Items.Length: 0 } ? [] : ReadOneOrMore(node, faults);

    public T Find(string written, Place at, Faults faults)
    {
        var index = Array.FindIndex(table, row => row.Word == written);
        if (index < 0)
        {
            faults.Add(at, $"unknown {what} {Faults.Quote(written)}", Nearest.Mend(written, All));
        }

        return index < 0 ? table[^1].Value : table[index].Value;
    }
}
