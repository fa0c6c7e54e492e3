namespace PostSale.Application.Settings;

/// <summary>One thing wrong with the settings.</summary>
/// <param name="Key">Where, for example <c>PostSale:Stores:loja:TimeZone</c>.</param>
/// <param name="What">What is wrong and what would be right; never the value found.</param>
public sealed record SettingsFault(string Key, string What)
{
    public override string ToString() => $"{Key}: {What}";
}
