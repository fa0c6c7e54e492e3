namespace PostSale.Infra.Tests;

/// <summary>The templates as Bicep itself sees them, offline.</summary>
public sealed class TemplateTests
{
    private const string Nobody = "00000000-0000-0000-0000-000000000000";

    // A misspelt property is only a warning, which ends with 0: so nothing at all may be said. That covers lint, too.
    [SkippableTheory]
    [InlineData("check", "--location", "swedencentral")]
    [InlineData("events.check", "--resource-group", "rg-postsale-check")]
    public async Task Templates_ExpandToTheirSnapshotAndNothingIsSaidOfThem(string file, params string[] where)
    {
        Skip.IfNot(Bicep.IsHere, Bicep.NotHere);
        Skip.IfNot(file == "check" || Environment.GetEnvironmentVariable("POSTSALE_FULL") == "true", "A page that hardly changes: ./test.sh --full.");
        var (exit, output) = await Bicep.Run(
            Repository.Infra, ["snapshot", $"{file}.bicepparam", "--mode", "validate", "--subscription-id", Nobody, .. where]);
        Assert.True(
            exit == 0 && output.Length == 0,
            $"{output}\nIf that is meant: bicep snapshot {file}.bicepparam --mode overwrite --subscription-id {Nobody} {string.Join(' ', where)}, and read the difference.");
    }

    [SkippableFact]
    public async Task Templates_AreFormatted()
    {
        Skip.IfNot(Bicep.IsHere, Bicep.NotHere);
        var folder = Directory.CreateTempSubdirectory("postsale-bicep-");
        try
        {
            var files = Directory.EnumerateFiles(Repository.Infra, "*.bicep*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Repository.Infra, file)).Where(file => !file.EndsWith(".json", StringComparison.Ordinal)).ToList();
            foreach (var file in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.FullName, file))!);
                File.Copy(Path.Combine(Repository.Infra, file), Path.Combine(folder.FullName, file));
            }

            var (exit, output) = await Bicep.Run(folder.FullName, "format", "--pattern", "**/*.bicep*");
            Assert.True(exit == 0 && output.Length == 0, output);
            Assert.NotEmpty(files);
            Assert.All(files, file => Assert.Equal(
                File.ReadAllText(Path.Combine(folder.FullName, file)), File.ReadAllText(Path.Combine(Repository.Infra, file))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The other file would win over this one, and it alone can name who deploys.
    [Fact]
    public void Azd_ReadsTheParametersMeantForIt() => Assert.Equal(
        (true, false),
        (File.Exists(Path.Combine(Repository.Infra, "main.parameters.json")), File.Exists(Path.Combine(Repository.Infra, "main.bicepparam"))));
}
