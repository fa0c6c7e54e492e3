namespace PostSale.Application.Links;

/// <summary>What a link in a message carries: nothing that says who the person is.</summary>
/// <param name="Message">The message it stood in.</param>
/// <param name="Channel">The channel the message went by.</param>
/// <param name="Purpose">The message's purpose; of an unsubscribe link, what it switches off.</param>
public sealed record Link(StoreId Store, CustomerKey Customer, MessageId Message, Channel Channel, Purpose Purpose)
{
    private static readonly MessageId NoMessage = MessageId.Parse(new('0', 32));

    /// <summary>Of a survey's link the survey, of a click's where it leads, of a page's when it ends; else empty. Holds no NUL.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What stands in no message of its own: it is about the customer, and says nothing of a message, channel or purpose.</summary>
    public static Link Of(StoreId store, CustomerKey customer) => new(store, customer, NoMessage, Channel.App, Purpose.Relationship);
}
