namespace PostSale.Local.Hosting;

/// <summary>Where a relative strategy folder is looked for.</summary>
internal static class StrategyFolders
{
    /// <summary>Beside the settings file first, then in the working directory.</summary>
    public static IReadOnlyList<string> Beside(string? settingsFile)
    {
        var here = Directory.GetCurrentDirectory();
        var beside = settingsFile is null ? here : Path.GetDirectoryName(Path.GetFullPath(settingsFile))!;
        return beside == here ? [here] : [beside, here];
    }
}
