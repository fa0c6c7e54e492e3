using Microsoft.AspNetCore.DataProtection;

namespace PostSale.Local.Hosting;

internal static class DataProtection
{
    /// <summary>Keeps the keys of sign-in cookies beside the data, so that a restart signs nobody out.</summary>
    public static void AddDataProtectionIn(this IServiceCollection services, string folder)
    {
        var keys = Directory.CreateDirectory(Path.Combine(folder, "keys"));
        if (!OperatingSystem.IsWindows())
        {
            keys.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        services.AddDataProtection().SetApplicationName("PostSale").PersistKeysToFileSystem(keys);
    }
}
