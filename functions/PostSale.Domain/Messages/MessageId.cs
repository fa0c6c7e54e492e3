using System.Security.Cryptography;
using System.Text;
using PostSale.Domain.Customers;
using PostSale.Domain.Journeys;

namespace PostSale.Domain.Messages;

/// <summary>A message's name, derived from what it is: 32 lower-case hex digits. Planning the same contact twice names it alike.</summary>
public readonly record struct MessageId : IComparable<MessageId>
{
    private MessageId(string value) => Value = value;

    public string Value { get; }

    public static MessageId Of(CustomerKey customer, EffectId effect)
    {
        // Length prefixes keep ("a", "bc") and ("ab", "c") apart.
        var text = string.Concat(
            Part(customer.Value), Part(effect.Journey.Value), Part(effect.Subject), Part(effect.Touchpoint.Value),
            effect.Occurrence.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16)));
    }

    public static bool TryParse(string? text, out MessageId id)
    {
        var valid = text is { Length: 32 } && text.All(char.IsAsciiHexDigitLower);
        id = valid ? new(text!) : default;
        return valid;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not 32 lower-case hex digits.</exception>
    public static MessageId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("A message id is 32 lower-case hex digits.");

    public byte[] ToBytes() => Convert.FromHexString(Value);

    public int CompareTo(MessageId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    private static string Part(string text) => $"{text.Length}:{text}/";
}
