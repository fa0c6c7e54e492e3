using System.Text.Json;

namespace PostSale.Build.Tests;

/// <summary>Which way a build goes, and that the two keep apart: read from the projects, without building them.</summary>
public sealed class SwitchTests
{
    [Theory]
    [InlineData(null, "", true)]
    [InlineData(null, "-p:_IsPublishing=true", false)]
    [InlineData(null, "-p:UseAzureStandIns=false", false)]
    [InlineData("false", "", false)]
    [InlineData("true", "-p:_IsPublishing=true", true)]
    public async Task Switch_DecidesPackagesOutputAndLock(string? environment, string argument, bool standIns)
    {
        var (exit, output) = await Dotnet.Run(
            Dotnet.Root,
            "msbuild functions/PostSale.Functions/PostSale.Functions.csproj -getProperty:UseAzureStandIns,BaseOutputPath,BaseIntermediateOutputPath,NuGetLockFilePath "
            + $"-getItem:PackageReference,ProjectReference -p:CI=true {argument}",
            environment);
        Assert.True(exit == 0, output);
        var read = JsonDocument.Parse(output[output.IndexOf('{', StringComparison.Ordinal)..]).RootElement;
        var properties = read.GetProperty("Properties");
        string Property(string name) => properties.GetProperty(name).GetString()!.Replace('\\', '/');
        string[] Items(string name) => [.. read.GetProperty("Items").GetProperty(name).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];

        Assert.Equal(standIns ? "true" : "false", Property("UseAzureStandIns"));
        Assert.Equal(standIns ? "bin/" : "bin/real/", Property("BaseOutputPath"));
        Assert.Equal(standIns ? "obj/" : "obj/real/", Property("BaseIntermediateOutputPath"));
        Assert.Equal(standIns ? "packages.standins.lock.json" : "", Property("NuGetLockFilePath"));
        Assert.Equal(standIns, Items("ProjectReference").Any(project => project.EndsWith("AzureStandIns.csproj", StringComparison.Ordinal)));
        Assert.NotEqual(standIns, Items("PackageReference").Contains("Microsoft.Azure.Functions.Worker"));
        Assert.NotEqual(standIns, Items("PackageReference").Contains("Microsoft.Azure.Functions.Worker.Sdk"));
    }

    // What cannot be restored everywhere has a version all the same, for those who can.
    [Fact]
    public void EveryPackageThatIsStoodInFor_HasACentralVersion()
    {
        var targets = File.ReadAllLines(Path.Combine(Dotnet.Root, "Directory.Build.targets"));
        var versions = File.ReadAllText(Path.Combine(Dotnet.Root, "Directory.Packages.props"));
        var used = string.Concat(Directory.EnumerateFiles(Path.Combine(Dotnet.Root, "functions"), "*.csproj", SearchOption.AllDirectories).Select(File.ReadAllText));
        var names = targets.Where(line => line.Contains("<_AzurePackage ", StringComparison.Ordinal)).Select(line => line.Split('"')[1]).ToList();
        Assert.NotEmpty(names);
        Assert.All(names.Where(name => used.Contains($"\"{name}\"", StringComparison.Ordinal)), name =>
            Assert.Contains($"<PackageVersion Include=\"{name}\"", versions, StringComparison.Ordinal));
    }
}
