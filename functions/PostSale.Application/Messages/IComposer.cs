using PostSale.Application.Ports;

namespace PostSale.Application.Messages;

/// <summary>Turns a planned message into words.</summary>
/// <remarks>Pure and thread-safe.</remarks>
public interface IComposer
{
    /// <returns>Null when its texts are gone or cannot be rendered, or the customer has no address on its channel.</returns>
    Content? Compose(Shop shop, Customer customer, Message message);
}
