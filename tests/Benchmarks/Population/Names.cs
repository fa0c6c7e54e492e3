using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using PostSale.Benchmarks.Intake;
using PostSale.Domain.Customers;
using PostSale.Domain.Journeys;
using PostSale.Domain.Messages;

namespace PostSale.Benchmarks.Population;

/// <summary>What sets one customer apart from another in stored bytes, each of one length for everybody.</summary>
/// <param name="Number">Ten digits: in the purchase's, the order's and the person's names.</param>
internal sealed record Names(byte[] Number, byte[] Key, byte[] KeyHex, byte[] Message, byte[] MessageHex)
{
    /// <param name="key">The pattern's customer.</param>
    /// <param name="message">The pattern's message.</param>
    public Names(byte[] key, byte[] message)
        : this(Encoding.ASCII.GetBytes(Purchase.Number), key, Hex(key), message, Hex(message))
    {
        if (!message.AsSpan().SequenceEqual(Confirmation(key, Purchase.Number)))
        {
            throw new InvalidOperationException("The confirmation goes by another name than the population would give it.");
        }
    }

    /// <summary>The same for the same customer in every table and every run; keys in no order, as the product draws them, so that indexes are as full as they would be.</summary>
    public static Names Of(int i)
    {
        var number = (8_000_000_000 + i).ToString(CultureInfo.InvariantCulture);
        var key = new byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(key, Chance.Of((ulong)i * 2));
        BinaryPrimitives.WriteUInt64BigEndian(key.AsSpan(8), Chance.Of((ulong)i * 2 + 1));
        var message = Confirmation(key, number);
        return new(Encoding.ASCII.GetBytes(number), key, Hex(key), message, Hex(message));
    }

    public byte[] this[int which] => which switch
    {
        0 => Number,
        1 => KeyHex,
        2 => MessageHex,
        3 => Key,
        _ => Message,
    };

    public const int Count = 5;

    private static byte[] Confirmation(byte[] key, string number) => MessageId.Of(
        CustomerKey.From(key), new EffectId(new("onboarding"), Order(number), new("confirmacao"), 1)).ToBytes();

    // Of an order's names the run takes the first.
    private static string Order(string number) => $"stripe:charge:ch_{number}";

    private static byte[] Hex(byte[] bytes) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(bytes));

    /// <summary>The first eight bytes of the key, to draw from.</summary>
    public ulong Draw => BinaryPrimitives.ReadUInt64BigEndian(Key);
}
