namespace PostSale.Domain.Customers;

/// <summary>A customer's random name: 32 lower-case hex digits. Says nothing about the person, so it may appear in logs.</summary>
public readonly record struct CustomerKey : IComparable<CustomerKey>
{
    private CustomerKey(string value) => Value = value;

    public string Value { get; }

    /// <exception cref="ArgumentException"><paramref name="bytes"/> is not 16 bytes long.</exception>
    public static CustomerKey From(ReadOnlySpan<byte> bytes) => bytes.Length == 16
        ? new(Convert.ToHexStringLower(bytes))
        : throw new ArgumentException("A customer key is 16 bytes.", nameof(bytes));

    public static bool TryParse(string? text, out CustomerKey key)
    {
        var valid = text is { Length: 32 } && text.All(char.IsAsciiHexDigitLower);
        key = valid ? new(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not 32 lower-case hex digits.</exception>
    public static CustomerKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new FormatException("A customer key is 32 lower-case hex digits.");

    public byte[] ToBytes() => Convert.FromHexString(Value);

    public int CompareTo(CustomerKey other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
