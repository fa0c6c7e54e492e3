namespace PostSale.Application.Strategies.Reading;

/// <summary>A piece of YAML that remembers where it stands.</summary>
internal abstract record Node(Place At)
{
    /// <summary>What it is, for a fault.</summary>
    public abstract string Kind { get; }

    /// <param name="IsPlain">Written without quotes.</param>
    internal sealed record Scalar(string Text, bool IsPlain, Place At) : Node(At)
    {
        public bool IsNull => IsPlain && Text is "" or "~" or "null";

        public override string Kind => IsNull ? "nothing" : Faults.Quote(Text);
    }

    internal sealed record List(ImmutableArray<Node> Items, Place At) : Node(At)
    {
        public override string Kind => Items.IsEmpty ? "an empty list" : "a list";
    }

    /// <param name="Entries">As written: keys may repeat.</param>
    internal sealed record Map(ImmutableArray<(Scalar Key, Node Value)> Entries, Place At) : Node(At)
    {
        public override string Kind => Entries.IsEmpty ? "nothing in braces" : "keys with values";
    }

    /// <summary>Something whose fault has been noted: whoever reads it stays silent.</summary>
    internal sealed record Refused(Place At) : Node(At)
    {
        public override string Kind => "nothing";
    }
}
