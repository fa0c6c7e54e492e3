namespace PostSale.Architecture.Tests;

public sealed class ReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["PostSale.Domain"] = [],
        ["PostSale.Scoring"] = [],
        ["PostSale.Application"] = ["PostSale.Domain", "PostSale.Scoring"],
        ["PostSale.Delivery"] = ["PostSale.Application"],
        ["PostSale.Telemetry"] = ["PostSale.Application"],
        ["PostSale.Web"] = ["PostSale.Application"],
        ["PostSale.Embedded"] = ["PostSale.Application"],
        ["PostSale.Azure"] = ["PostSale.Application"],
        ["PostSale.Functions"] = ["PostSale.Azure", "PostSale.Delivery", "PostSale.Telemetry", "PostSale.Web"],
        ["PostSale.Local"] = ["PostSale.Embedded", "PostSale.Delivery", "PostSale.Telemetry", "PostSale.Web"],
    };

    public static TheoryData<string> Projects() => new(House.Projects.Keys);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_ReferencesOnlyWhomItMay(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out var allowed), $"{project} has no place in the house");
        Assert.Empty(References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Except(allowed));
    }

    [Fact]
    public void TheDomain_KnowsNodaTimeAndNothingElse() =>
        Assert.Equal(["Microsoft.CodeAnalysis.BannedApiAnalyzers", "NodaTime"], References("PostSale.Domain", "PackageReference").Order());

    [Theory]
    [InlineData("Common")]
    [InlineData("Shared")]
    [InlineData("Contracts")]
    [InlineData("Utils")]
    public void NoProject_IsADrawerForAnything(string name) =>
        Assert.DoesNotContain(House.Projects.Keys, project => project.Contains(name, StringComparison.OrdinalIgnoreCase));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespaces_BeginWithTheProjectsName(string project) => Assert.Empty(House.Sources("functions/" + project, ".cs")
        .SelectMany(source => source.Where(line => line.StartsWith("namespace ", StringComparison.Ordinal)
            && line != $"namespace {project};" && !line.StartsWith($"namespace {project}.", StringComparison.Ordinal))));

    // A stand-in reaches a project in place of the packages it names, and in no other way. The switch alone is named, to whoever sets
    // a provider that only the packages themselves can serve.
    [Fact]
    public void NoProject_NamesTheStandIns() => Assert.Empty(House.Sources("functions", ".csproj", ".cs")
        .SelectMany(source => source.Where(line => line.Replace("UseAzureStandIns=false", "", StringComparison.Ordinal).Contains("AzureStandIns", StringComparison.Ordinal))));

    // Whoever holds such an address may rewind, purge and terminate; none is ever made.
    [Theory]
    [InlineData("CreateCheckStatusResponse")]
    [InlineData("CreateHttpManagementPayload")]
    [InlineData("/runtime/webhooks")]
    public void NoManagementAddress_IsMade(string name) => Assert.Empty(House.Sources("functions", ".cs", ".razor")
        .SelectMany(source => source.Where(line => line.Contains(name, StringComparison.OrdinalIgnoreCase))));

    private static IEnumerable<string> References(string project, params string[] kinds) => House.Projects[project].Descendants()
        .Where(element => kinds.Contains(element.Name.LocalName))
        .Select(element => (string?)element.Attribute("Include"))
        .OfType<string>()
        .Select(path => path.Replace('\\', '/'));
}
