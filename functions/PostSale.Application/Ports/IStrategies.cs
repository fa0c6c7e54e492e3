namespace PostSale.Application.Ports;

/// <summary>Keeps every version of a strategy that was ever current, by its hash, so that runs in flight keep their plan; and which one each store goes by.</summary>
/// <remarks>Thread-safe. Every write is durable when it returns. Transport failures throw <see cref="StoreUnavailableException"/>.</remarks>
public interface IStrategies
{
    /// <summary>Stores a version. Repeating it changes nothing.</summary>
    /// <param name="files">Path within the strategy's folder, with forward slashes, to content.</param>
    Task Keep(StrategyHash hash, IReadOnlyDictionary<string, string> files, CancellationToken cancellation);

    /// <returns>Every version kept.</returns>
    Task<IReadOnlyDictionary<StrategyHash, IReadOnlyDictionary<string, string>>> All(CancellationToken cancellation);

    /// <returns>A version's files; null when it was never kept.</returns>
    Task<IReadOnlyDictionary<string, string>?> Find(StrategyHash hash, CancellationToken cancellation);

    /// <returns>Of the stores that go by any version.</returns>
    Task<IReadOnlyDictionary<StoreId, Adoption>> Adoptions(CancellationToken cancellation);

    /// <summary>Changes what a store goes by, however many do so at a time.</summary>
    /// <param name="change">May be asked more than once; what it gives back as it was is not written.</param>
    /// <returns>As it is now.</returns>
    Task<Adoption> Adopt(StoreId store, Func<Adoption, Adoption> change, CancellationToken cancellation);
}
