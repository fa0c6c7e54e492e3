using System.Security.Cryptography;
using System.Text;
using PostSale.Application.Ports;

namespace PostSale.Application.Intake;

/// <summary>Turns what a person goes by into what may be stored: HMAC-SHA256 under the identity key.</summary>
/// <remarks>Thread-safe. The key never rotates: another key would make everybody a stranger.</remarks>
public sealed class AliasHasher(byte[] identityKey)
{
    public AliasHash Hash(Alias alias)
    {
        // A kind holds no NUL, so no two aliases are written alike.
        var text = Encoding.UTF8.GetBytes($"{alias.Kind}\0{alias.Value}");
        return new(Convert.ToHexStringLower(HMACSHA256.HashData(identityKey, text)), alias.Kind);
    }
}
