using PostSale.Application.Intake;

namespace PostSale.Application.Ports;

/// <summary>Reads one provider's deliveries as facts.</summary>
/// <remarks>Pure and thread-safe. Never throws, whatever the body holds.</remarks>
public interface ITranslator
{
    /// <summary>As in <see cref="DeliveryKey.Provider"/>.</summary>
    string Provider { get; }

    Translation Translate(Shop shop, Delivery delivery);
}
