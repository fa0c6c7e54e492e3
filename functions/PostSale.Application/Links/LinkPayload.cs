using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PostSale.Application.Links;

/// <summary>A link as bytes: customer 16, message 16, channel 1, purpose 1, then the store's id.</summary>
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
        .. Encoding.UTF8.GetBytes(link.Store.Value),
    ];

    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Link? link)
    {
        link = bytes.Length > Fixed && bytes[32] < Channels.Length && bytes[33] < Purposes.Length
            ? new(
                new(Encoding.UTF8.GetString(bytes[Fixed..])),
                CustomerKey.From(bytes[..16]),
                MessageId.Parse(Convert.ToHexStringLower(bytes[16..32])),
                Channels[bytes[32]],
                Purposes[bytes[33]])
            : null;
        return link is not null;
    }
}
