using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace PostSale.Web.Security;

/// <summary>What showing a key came to.</summary>
/// <param name="Role">Null when it lets nobody in.</param>
/// <param name="Wait">The key was not even looked at: this long first.</param>
public readonly record struct Admission(string? Role, TimeSpan? Wait);

/// <summary>Takes keys, from programs and from the sign-in form, and slows down whoever guesses.</summary>
/// <remarks>
/// Thread-safe. A key that was right before is let in from the same place whatever else is tried there: a program that fails beside it does not lock it out.
/// </remarks>
public sealed class Door(OpsKeys keys, Attempts attempts)
{
    // Right keys are few; a caller changes its address as often as it likes.
    private const int MostRemembered = 1_000;

    private readonly Lock sync = new();
    private readonly HashSet<(string Hash, IPAddress From)> welcome = [];

    public Admission Knock(string key, IPAddress? address)
    {
        var visit = (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))), address ?? IPAddress.None);
        var wait = attempts.Wait(address);
        if (wait is not null && !IsWelcome(visit))
        {
            return new(null, wait);
        }

        if (keys.RoleOf(key) is { } role)
        {
            Remember(visit);
            return new(role, null);
        }

        attempts.Failed(address);
        return new(null, null);
    }

    /// <summary>As <c>Retry-After</c> has it.</summary>
    public static string Seconds(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private bool IsWelcome((string, IPAddress) visit)
    {
        lock (sync)
        {
            return welcome.Contains(visit);
        }
    }

    private void Remember((string, IPAddress) visit)
    {
        lock (sync)
        {
            if (welcome.Count < MostRemembered)
            {
                welcome.Add(visit);
            }
        }
    }
}
