using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PostSale.Application.Links;

/// <summary>A link as bytes: customer 16, message 16, channel 1, purpose 1, then the store's id, and if there is more to say, a NUL and the detail.</summary>
internal static class LinkPayload
{
    private const int Fixed = 34;

    // The positions are in letters already sent: add at the end, never move.
    private static readonly Channel[] Channels = [Channel.Email, Channel.Sms, Channel.WhatsApp, Channel.Phone, Channel.App, Channel.InPerson];
    private static readonly Purpose[] Purposes = [Purpose.Transactional, Purpose.Relationship, Purpose.Marketing];

    public static byte[] Write(Link link) =>
    [
        .. link.Customer.ToBytes(),
        .. link.Message.ToBytes(),
        (byte)Array.IndexOf(Channels, link.Channel),
        (byte)Array.IndexOf(Purposes, link.Purpose),
        .. Encoding.UTF8.GetBytes(link.Detail.Length == 0 ? link.Store.Value : $"{link.Store.Value}\0{link.Detail}"),
    ];

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Link? link)
    {
        link = null;
        if (bytes.Length <= Fixed || bytes[32] >= Channels.Length || bytes[33] >= Purposes.Length)
        {
            return false;
        }

        var rest = Encoding.UTF8.GetString(bytes[Fixed..]).Split('\0', 2);
        link = new(
            new(rest[0]), CustomerKey.From(bytes[..16]), MessageId.Parse(Convert.ToHexStringLower(bytes[16..32])), Channels[bytes[32]], Purposes[bytes[33]])
        {
            Detail = rest.Length > 1 ? rest[1] : "",
        };
        return true;
    }
}
