using Microsoft.Extensions.Configuration;

namespace PostSale.Durable.Trial.Hosting;

/// <summary>The app's host.json, laid where this host looks for its extensions' settings.</summary>
internal static class HostFile
{
    private const string Root = "AzureWebJobs:";

    public static IEnumerable<KeyValuePair<string, string?>> Settings() =>
        new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "host.json")).Build().AsEnumerable()
            .Where(setting => setting.Key.StartsWith("extensions:durableTask", StringComparison.Ordinal) && setting.Value is not null)
            .Select(setting => KeyValuePair.Create(Root + setting.Key, setting.Value));
}
