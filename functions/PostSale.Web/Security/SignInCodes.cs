using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace PostSale.Web.Security;

/// <summary>Codes that sign in once, for a link printed on the owner's own terminal.</summary>
/// <remarks>Thread-safe. A code is 256 bits of chance, works once and for ten minutes, and dies with the process.</remarks>
public sealed class SignInCodes
{
    private static readonly Duration Life = Duration.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Instant> codes = [];

    public string Issue(Instant now)
    {
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        codes[code] = now + Life;
        return code;
    }

    public bool Redeem(string code, Instant now) => codes.TryRemove(code, out var ends) && now < ends;
}
