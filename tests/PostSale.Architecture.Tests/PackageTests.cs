using System.Xml.Linq;

namespace PostSale.Architecture.Tests;

public sealed class PackageTests
{
    // Stands apart: it is built with Azure's own packages or not at all.
    private const string Apart = "tests/PostSale.Durable.Trial/";

    private static IEnumerable<Source> Projects => new[] { "eng", "functions", "tests" }.SelectMany(folder => House.Sources(folder, ".csproj"));

    private static IEnumerable<Source> InTheSolution => Projects.Where(project => !project.Path.StartsWith(Apart, StringComparison.Ordinal));

    [Fact]
    public void CentralVersions_AreSorted()
    {
        var names = XDocument.Load(Path.Combine(House.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Select(package => (string)package.Attribute("Include")!).ToList();
        Assert.NotEmpty(names);
        Assert.Equal(names.Order(StringComparer.OrdinalIgnoreCase), names);
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    }

    [Fact]
    public void Projects_NameNoVersionsOfTheirOwn() => Assert.Empty(
        from source in Projects
        from package in XDocument.Parse(source.Text).Descendants("PackageReference")
        where package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null
        select $"{source.Path}: {(string?)package.Attribute("Include")}");

    // The lock of the build with stand-ins, which every feed can restore. The one with the packages themselves is a full feed's to write.
    [Fact]
    public void EveryProject_HasItsLockFile() => Assert.Empty(
        from source in InTheSolution
        where !File.Exists(Path.Combine(House.Root, Path.GetDirectoryName(source.Path)!, "packages.standins.lock.json"))
        select source.Path);

    [Fact]
    public void EveryProject_IsInTheSolution()
    {
        var solution = File.ReadAllText(Path.Combine(House.Root, "PostSale.Functions.sln")).Replace('\\', '/');
        Assert.All(
            InTheSolution,
            project => Assert.Contains($"\"{project.Path}\"", solution, StringComparison.Ordinal));
    }
}
