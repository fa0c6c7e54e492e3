namespace PostSale.Application.Ports;

/// <summary>An alias as stored: HMAC-SHA256, under the identity key, of its kind and value; 64 lower-case hex digits.</summary>
public readonly record struct AliasHash(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Maps what a person or order goes by to the customer's key, per store.</summary>
/// <remarks>Thread-safe. An alias is never re-pointed. Transport failures throw <see cref="StoreUnavailableException"/>.</remarks>
public interface IAliases
{
    /// <returns>The holders of those that are known.</returns>
    Task<IReadOnlyDictionary<AliasHash, CustomerKey>> Find(StoreId store, IReadOnlyCollection<AliasHash> aliases, CancellationToken cancellation);

    /// <summary>Inserts each alias that is absent. Durable when it returns.</summary>
    /// <returns>The holder of each: <paramref name="key"/>, or whoever held it before.</returns>
    Task<IReadOnlyDictionary<AliasHash, CustomerKey>> Claim(StoreId store, IReadOnlyCollection<AliasHash> aliases, CustomerKey key, CancellationToken cancellation);
}
