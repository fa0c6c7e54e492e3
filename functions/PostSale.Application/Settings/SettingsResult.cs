namespace PostSale.Application.Settings;

/// <summary>What reading the settings came to.</summary>
public abstract record SettingsResult
{
    private SettingsResult() { }

    public sealed record Valid(PostSaleSettings Settings) : SettingsResult;

    /// <param name="Faults">All of them, at least one.</param>
    public sealed record Faulty(ImmutableArray<SettingsFault> Faults) : SettingsResult;
}
