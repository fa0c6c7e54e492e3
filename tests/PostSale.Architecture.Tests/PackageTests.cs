using System.Xml.Linq;

namespace PostSale.Architecture.Tests;

public sealed class PackageTests
{
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
        from source in House.Sources("functions", ".csproj").Concat(House.Sources("tests", ".csproj"))
        from package in XDocument.Parse(source.Text).Descendants("PackageReference")
        where package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null
        select $"{source.Path}: {(string?)package.Attribute("Include")}");

    [Fact]
    public void EveryProject_HasItsLockFile() => Assert.Empty(
        from source in House.Sources("functions", ".csproj").Concat(House.Sources("tests", ".csproj"))
        where !File.Exists(Path.Combine(House.Root, Path.GetDirectoryName(source.Path)!, "packages.lock.json"))
        select source.Path);

    [Fact]
    public void EveryProject_IsInTheSolution()
    {
        var solution = File.ReadAllText(Path.Combine(House.Root, "PostSale.Functions.sln")).Replace('\\', '/');
        Assert.All(
            House.Sources("functions", ".csproj").Concat(House.Sources("tests", ".csproj")),
            project => Assert.Contains($"\"{project.Path}\"", solution, StringComparison.Ordinal));
    }
}
