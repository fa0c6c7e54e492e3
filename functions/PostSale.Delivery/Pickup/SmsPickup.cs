using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime.Text;

namespace PostSale.Delivery.Pickup;

/// <summary>Leaves each SMS and WhatsApp message as <c>sms/{message id}.json</c> in the data folder.</summary>
/// <remarks>A crash is never ambiguous here: the file is there, whole, or it is not.</remarks>
public sealed partial class SmsPickup : IProvider
{
    // Read by people and by tests, never put into a page: accents stay as they are.
    private static readonly JsonSerializerOptions Readable = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly PickupFolder folder;

    private SmsPickup(PickupFolder folder) => this.folder = folder;

    public IReadOnlyCollection<Channel> Channels { get; } = [Channel.Sms, Channel.WhatsApp];

    /// <param name="data">The data folder; no other process may have it open.</param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be made.</exception>
    /// <param name="lasting">Each file survives a loss of power once it is said to be there.</param>
    public static SmsPickup Open(string data, bool lasting = true) => Open(data, lasting ? new Disk() : new FleetingDisk());

    internal static SmsPickup Open(string data, Disk disk) => new(PickupFolder.Open(Path.Combine(data, "sms"), disk));

    /// <exception cref="ArgumentException"><paramref name="message"/> is on another channel.</exception>
    public Task<SendResult> Send(Shop shop, Message message, Content content, Instant now, CancellationToken cancellation)
    {
        var sender = shop.Settings.Sender;
        var (channel, from) = message.Channel switch
        {
            Channel.Sms => ("sms", sender.Sms),
            Channel.WhatsApp => ("whatsapp", sender.WhatsApp),
            _ => throw new ArgumentException("Only SMS and WhatsApp leave here.", nameof(message)),
        };
        if (!PhoneNumber().IsMatch(content.To))
        {
            return Task.FromResult<SendResult>(new SendResult.Rejected(AddressIsDead: true));
        }

        var note = new Note(message.Id.Value, content.To, from, channel, content.Text, InstantPattern.ExtendedIso.Format(now));

        // The disk blocks; the caller need not.
        return Task.Run(() => folder.Put(Name(message), JsonSerializer.SerializeToUtf8Bytes(note, Readable)), cancellation);
    }

    public Task<LookupResult> Lookup(Message message, CancellationToken cancellation) => Task.Run(() => folder.Find(Name(message)), cancellation);

    private static string Name(Message message) => $"{message.Id}.json";

    private sealed record Note(string Id, string To, string From, string Channel, string Text, string At);

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z")]
    private static partial Regex PhoneNumber();
}
