using PostSale.Application.Ports;

namespace PostSale.Application.Intake;

/// <summary>A delivery with what it means, and others of the same meaning that are routed with it.</summary>
/// <param name="Translation">Null when the reader failed, with <paramref name="Unreadable"/>.</param>
internal sealed record ReadDelivery(InboxItem Item, Translation? Translation, Exception? Unreadable)
{
    private readonly List<InboxItem> also = [];
    private readonly List<Use> uses = Translation is Translation.Understood understood ? [.. understood.Uses] : [];
    private List<AliasHash>? hashes;

    /// <summary>All deliveries that are routed with this one, itself the first.</summary>
    public IEnumerable<InboxItem> Items => also.Prepend(Item);

    public IEnumerable<DeliveryKey> Keys => Items.Select(item => item.Delivery.Key);

    /// <summary>What all of them count.</summary>
    public IReadOnlyList<Use> Uses => uses;

    public void Also(InboxItem item, IEnumerable<Use> more)
    {
        also.Add(item);
        uses.AddRange(more);
    }

    /// <summary>Something in it happened later than a moment.</summary>
    public bool SaysAfter(Instant at) =>
        uses.Exists(use => use.At > at) || (Translation is Translation.Understood understood && understood.Facts.Any(fact => fact.OccurredAt > at));

    /// <summary>What it must not be routed beside another of.</summary>
    public List<AliasHash> Hashes(AliasHasher hasher) => hashes ??= Translation switch
    {
        Translation.Understood understood => [.. understood.Aliases.Select(hasher.Hash).Distinct()],
        Translation.Erase erase => [.. erase.Aliases.Select(hasher.Hash).Distinct()],
        Translation.Report report => [new(report.Message.Value)],
        _ => [],
    };
}
