using PostSale.Delivery.Mime;

namespace PostSale.Delivery.Pickup;

/// <summary>Leaves each mail as <c>mail/{message id}.eml</c> in the data folder.</summary>
/// <remarks>A crash is never ambiguous here: the file is there, whole, or it is not.</remarks>
public sealed class EmailPickup : IProvider
{
    private readonly PickupFolder folder;

    private EmailPickup(PickupFolder folder) => this.folder = folder;

    public IReadOnlyCollection<Channel> Channels { get; } = [Channel.Email];

    /// <param name="data">The data folder; no other process may have it open.</param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be made.</exception>
    /// <param name="lasting">Each file survives a loss of power once it is said to be there.</param>
    public static EmailPickup Open(string data, bool lasting = true) => Open(data, lasting ? new Disk() : new FleetingDisk());

    internal static EmailPickup Open(string data, Disk disk) => new(PickupFolder.Open(Path.Combine(data, "mail"), disk));

    /// <exception cref="ArgumentException"><paramref name="message"/> is on another channel.</exception>
    public Task<SendResult> Send(Shop shop, Message message, Content content, Instant now, CancellationToken cancellation)
    {
        if (message.Channel != Channel.Email)
        {
            throw new ArgumentException("Only e-mail leaves here.", nameof(message));
        }

        // The disk blocks; the caller need not.
        return Task.Run(
            () => MimeBuilder.Build(shop.Settings.Sender, shop.Policies.Zone, message, content, now) switch
            {
                MimeResult.Built mail => folder.Put(Name(message), mail.Bytes.Span),
                MimeResult.BadRecipient => new SendResult.Rejected(AddressIsDead: true),
                _ => new SendResult.Rejected(AddressIsDead: false),
            },
            cancellation);
    }

    public Task<LookupResult> Lookup(Message message, CancellationToken cancellation) => Task.Run(() => folder.Find(Name(message)), cancellation);

    private static string Name(Message message) => $"{message.Id}.eml";
}
