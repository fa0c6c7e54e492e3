namespace PostSale.Application.Strategies.Reading;

/// <summary>Turns a node into a value, or notes a fault; what is returned after a fault is never used.</summary>
internal delegate T Read<out T>(Node node, Faults faults);

/// <summary>The keys of one mapping, each known and written once.</summary>
internal sealed class Fields
{
    private readonly Faults _faults;
    private readonly string _what;
    private readonly Node _node;
    private readonly Dictionary<string, (Node.Scalar Key, Node Value)> _entries = new(StringComparer.Ordinal);

    /// <param name="what">What the mapping describes, for example <c>a touchpoint</c>.</param>
    /// <param name="known">Null where the keys are the writer's own.</param>
    public Fields(Node node, Faults faults, string what, IReadOnlyCollection<string>? known)
    {
        (_node, _faults, _what) = (node, faults, what);
        if (node is not Node.Map map)
        {
            faults.Expected(node, $"{what} as keys with values");
            return;
        }

        foreach (var (key, value) in map.Entries)
        {
            if (!_entries.TryAdd(key.Text, (key, value)))
            {
                faults.Add(key.At, $"key {Faults.Quote(key.Text)} is written twice", $"the first is in line {_entries[key.Text].Key.At.Line}; keep one of them");
            }
            else if (known is not null && !known.Contains(key.Text))
            {
                faults.Add(key.At, $"unknown key {Faults.Quote(key.Text)}", Nearest.Mend(key.Text, known));
            }
        }
    }

    public Place At => _node.At;

    /// <summary>False after the fault that it is something else.</summary>
    public bool IsMap => _node is Node.Map;

    public IEnumerable<(Node.Scalar Key, Node Value)> Entries => _entries.Values;

    public bool Has(string key) => _entries.ContainsKey(key);

    public Node? Find(string key) => _entries.TryGetValue(key, out var entry) ? entry.Value : null;

    /// <summary>Where a word stands in what a key says, which may be one or a list; where the key's value stands if it does not hold it.</summary>
    public Place PlaceOf(string key, string word) => Find(key) is { } value
        ? (value as Node.List)?.Items.FirstOrDefault(item => item is Node.Scalar scalar && scalar.Text == word)?.At ?? value.At
        : At;

    /// <summary>A value that must be there.</summary>
    public T Need<T>(string key, Read<T> read, T lacking)
    {
        if (Find(key) is { } value)
        {
            return read(value, _faults);
        }

        if (_node is Node.Map)
        {
            _faults.Add(At, $"{_what} lacks \"{key}\"", $"write for example {Examples.Of(_what, key)}");
        }

        return lacking;
    }

    /// <summary>A value that may be left out.</summary>
    public T May<T>(string key, Read<T> read, T otherwise) => Find(key) is { } value ? read(value, _faults) : otherwise;
}
