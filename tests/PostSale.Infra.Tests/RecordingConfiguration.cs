using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace PostSale.Infra.Tests;

/// <summary>Notes every key that is looked at.</summary>
internal sealed class RecordingConfiguration(IConfiguration inner, SortedSet<string> seen) : IConfigurationSection
{
    public string Key => (inner as IConfigurationSection)?.Key ?? "";

    public string Path => (inner as IConfigurationSection)?.Path ?? "";

    public string? Value
    {
        get
        {
            seen.Add(Path);
            return (inner as IConfigurationSection)?.Value;
        }
        set => throw new NotSupportedException();
    }

    public string? this[string key]
    {
        get => GetSection(key).Value;
        set => throw new NotSupportedException();
    }

    public IConfigurationSection GetSection(string key) => new RecordingConfiguration(inner.GetSection(key), seen);

    public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren().Select(child => new RecordingConfiguration(child, seen));

    public IChangeToken GetReloadToken() => inner.GetReloadToken();
}
