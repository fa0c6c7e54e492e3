namespace PostSale.Application.Intake;

/// <summary>A name a person or order goes by.</summary>
/// <param name="Kind"><c>email</c>, <c>phone</c>, <c>order</c>, <c>subscription</c>, or <c>{provider}:customer</c>.</param>
/// <param name="Value">Normalised; an order's or subscription's qualified by who gave it, as in <see cref="OrderRefs"/>.</param>
public sealed record Alias(string Kind, string Value);

/// <summary>What a delivery means.</summary>
public abstract record Translation
{
    private Translation() { }

    /// <summary>Facts of one customer.</summary>
    /// <param name="Aliases">Every name given, the most telling first: the provider's own ids, then e-mail, then phone.</param>
    /// <param name="MayCreate">Someone nobody has named before becomes a customer; else the delivery waits until another names them.</param>
    /// <param name="Facts">May be empty: then it only tells that these names are one customer.</param>
    public sealed record Understood(ImmutableArray<Alias> Aliases, bool MayCreate, ImmutableArray<Fact> Facts) : Translation
    {
        /// <summary>What is summed instead of written down one by one.</summary>
        public ImmutableArray<Use> Uses { get; init; } = [];

        /// <summary>A fact that is taken in only when one of the names is new; null for none.</summary>
        public Fact? Introduction { get; init; }

        /// <summary>Nothing but uses: told by the thousand, and so routed together.</summary>
        public bool IsUsage => Uses.Length > 0 && Facts.IsEmpty;

        /// <summary>It says that something happened, and does not only give names.</summary>
        public bool Says => Uses.Length + Facts.Length > 0;
    }

    /// <summary>What a provider says of a message of ours; whose it is, the outbox knows.</summary>
    /// <param name="ProviderId">The provider's own name of the message.</param>
    /// <param name="At">When it became so.</param>
    /// <param name="Dead">The address is dead, which holds however late this comes; null when it lives.</param>
    public sealed record Report(MessageId Message, MessageReport Said, string ProviderId, Instant At, Fact.AddressSuppressed? Dead) : Translation;

    /// <summary>Somebody is to be forgotten.</summary>
    /// <param name="Aliases">As in <see cref="Understood"/>.</param>
    /// <param name="Source">Who asks.</param>
    public sealed record Erase(ImmutableArray<Alias> Aliases, string Source) : Translation;

    /// <summary>All of the store is to be forgotten.</summary>
    public sealed record EraseStore(string Source) : Translation;

    /// <summary>The store is to pause until a person says otherwise.</summary>
    /// <param name="Why">In words, for the people of the shop.</param>
    public sealed record PauseStore(string Why) : Translation;

    /// <summary>Nothing to be done about it.</summary>
    /// <param name="Reason">In words, without personal data.</param>
    public sealed record Ignored(string Reason) : Translation;

    /// <summary>Cannot be acted on; kept and shown.</summary>
    /// <param name="Reason">In words, without personal data: what is wrong, where, and how to mend it.</param>
    public sealed record Invalid(string Reason) : Translation;
}
