namespace PostSale.Application.Ports;

/// <summary>Keeps every version of a strategy that was ever current, by its hash, so that runs in flight keep their plan.</summary>
/// <remarks>Thread-safe. Transport failures throw <see cref="StoreUnavailableException"/>.</remarks>
public interface IStrategies
{
    /// <summary>Stores a version. Repeating it changes nothing.</summary>
    /// <param name="files">Path within the strategy's folder, with forward slashes, to content.</param>
    Task Keep(StrategyHash hash, IReadOnlyDictionary<string, string> files, CancellationToken cancellation);

    /// <returns>Every version kept.</returns>
    Task<IReadOnlyDictionary<StrategyHash, IReadOnlyDictionary<string, string>>> All(CancellationToken cancellation);
}
