using System.Security.Cryptography;
using System.Text;
using PostSale.Application.Settings;

namespace PostSale.Web.Security;

/// <summary>Who a key belongs to. The settings hold only the keys' hashes.</summary>
/// <remarks>Thread-safe. Takes the same time for every key, right or wrong.</remarks>
public sealed class OpsKeys(OpsSettings settings, LocalKey local)
{
    private readonly (byte[] Hash, string Role)[] keys =
    [
        .. settings.Keys.Select(key => (Convert.FromHexString(key.Sha256), key.Role)),
        (SHA256.HashData(Encoding.UTF8.GetBytes(local.Value)), Roles.Admin),
    ];

    /// <returns>The role; null when nobody holds this key.</returns>
    public string? RoleOf(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        string? role = null;
        foreach (var (known, held) in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, known))
            {
                role = held;
            }
        }

        return role;
    }
}

/// <summary>A key made anew at each start, for the command line on this machine: only the owner of the data folder can read it.</summary>
public sealed record LocalKey(string Value)
{
    public static LocalKey New() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
}

/// <summary>What a person may do: a reader looks, an agent also works, an admin also decides.</summary>
public static class Roles
{
    public const string Reader = "reader";
    public const string Agent = "agent";
    public const string Admin = "admin";

    /// <summary>The roles that include a role.</summary>
    public static string[] AtLeast(string role) => role switch
    {
        Reader => [Reader, Agent, Admin],
        Agent => [Agent, Admin],
        _ => [Admin],
    };
}
