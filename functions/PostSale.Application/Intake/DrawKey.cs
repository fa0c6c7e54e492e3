using System.Security.Cryptography;
using PostSale.Application.Ports;

namespace PostSale.Application.Intake;

/// <summary>Draws the key of a customer nobody knew.</summary>
/// <param name="name">What the newcomer goes by.</param>
public delegate CustomerKey DrawKey(AliasHash name);

/// <summary>The ways to draw one.</summary>
public static class KeyDraws
{
    /// <summary>Says nothing about the person. What every shop uses.</summary>
    public static CustomerKey Random(AliasHash name) => CustomerKey.From(RandomNumberGenerator.GetBytes(16));

    /// <summary>The same key for the same name under the same identity key: for pasts that are made up again.</summary>
    public static CustomerKey OfName(AliasHash name) => CustomerKey.From(Convert.FromHexString(name.Value).AsSpan(0, 16));
}
