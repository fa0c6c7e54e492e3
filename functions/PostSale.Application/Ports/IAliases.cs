namespace PostSale.Application.Ports;

/// <summary>An alias as stored: HMAC-SHA256, under the identity key, of its kind and value; 64 lower-case hex digits.</summary>
/// <param name="Kind">What kind of name it is, as in <see cref="Intake.Alias"/>; empty where nobody said.</param>
public readonly record struct AliasHash(string Value, string Kind = "")
{
    public bool IsEmail => string.Equals(Kind, Intake.Evidence.Email, StringComparison.Ordinal);

    public bool Equals(AliasHash other) => string.Equals(Value, other.Value, StringComparison.Ordinal);

    public override int GetHashCode() => string.GetHashCode(Value, StringComparison.Ordinal);

    public override string ToString() => Value;
}

/// <summary>Maps what a person or order goes by to the customer's key, per store.</summary>
/// <remarks>
/// Thread-safe. An alias is never re-pointed, but for <see cref="Move"/>, to the customer that its holder proved to be. Transport failures throw
/// <see cref="StoreUnavailableException"/>.
/// </remarks>
public interface IAliases
{
    /// <returns>The holders of those that are known.</returns>
    Task<IReadOnlyDictionary<AliasHash, CustomerKey>> Find(StoreId store, IReadOnlyCollection<AliasHash> aliases, CancellationToken cancellation);

    /// <summary>Inserts each alias that is absent. Durable when it returns.</summary>
    /// <returns>The holder of each: <paramref name="key"/>, or whoever held it before.</returns>
    Task<IReadOnlyDictionary<AliasHash, CustomerKey>> Claim(StoreId store, IReadOnlyCollection<AliasHash> aliases, CustomerKey key, CancellationToken cancellation);

    /// <returns>All that a customer holds, each with its kind.</returns>
    Task<IReadOnlyList<AliasHash>> Of(StoreId store, CustomerKey key, CancellationToken cancellation);

    /// <summary>Gives all that one customer holds to another. May be repeated.</summary>
    Task Move(StoreId store, CustomerKey from, CustomerKey to, CancellationToken cancellation);

    /// <summary>
    /// Takes all that a customer holds away, and remembers of each when: the suppression hash. So too of <paramref name="also"/>, where nobody else
    /// holds them. May be repeated; the latest moment stands, and stands for good.
    /// </summary>
    /// <param name="key">Null for nobody.</param>
    Task Bury(StoreId store, CustomerKey? key, IReadOnlyCollection<AliasHash> also, Instant at, CancellationToken cancellation);

    /// <returns>Of those that somebody erased ever went by, the last time.</returns>
    Task<IReadOnlyDictionary<AliasHash, Instant>> Buried(StoreId store, IReadOnlyCollection<AliasHash> aliases, CancellationToken cancellation);
}
