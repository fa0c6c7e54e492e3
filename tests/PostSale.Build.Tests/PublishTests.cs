namespace PostSale.Build.Tests;

/// <summary>Nothing with a stand-in in it is published, whichever way is taken; and the two ways do not spoil each other's folders.</summary>
/// <remarks>On a project of one class that has the repository's build files above it and refers to the stand-ins' assembly.</remarks>
public sealed class PublishTests : IDisposable
{
    private const string Guard = "POSTSALE1";

    // The long way of the same, with the app itself.
    private static readonly bool Full = Environment.GetEnvironmentVariable("POSTSALE_FULL") == "true";

    private static readonly string StandIns = Path.Combine(
        AppContext.BaseDirectory.Replace(Path.Combine("tests", "PostSale.Build.Tests"), Path.Combine("eng", "AzureStandIns"), StringComparison.Ordinal), "AzureStandIns.dll");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postsale-build-");

    public PublishTests()
    {
        Assert.True(File.Exists(StandIns), StandIns);
        Write("Directory.Build.props", $"""<Project><Import Project="{Dotnet.Root}/Directory.Build.props" /></Project>""");
        Write("Directory.Build.targets", $"""<Project><Import Project="{Dotnet.Root}/Directory.Build.targets" /></Project>""");
        Write("Small.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <UseAppHost>false</UseAppHost>
                <RestoreLockedMode>false</RestoreLockedMode>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{StandIns}" Condition="'$(UseAzureStandIns)' == 'true'" />
              </ItemGroup>
            </Project>
            """);
        Write("Program.cs", "System.Console.WriteLine();\n");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [SkippableFact]
    public async Task BuiltAndThenPublished_IsRefused()
    {
        Skip.IfNot(Full, "Builds and publishes five times: ./test.sh --full.");
        await Succeeds("build");
        await Fails("build --no-restore -t:Publish", Guard);

        // This means the other way, in whose folders there is nothing yet: whatever stops it, no stand-in is shipped.
        await Fails("publish --no-build", "");
        await Fails("publish --no-build -p:UseAzureStandIns=true -c Debug", Guard);
        await Fails("publish --no-restore", "");
    }

    [Fact]
    public async Task PublishedAlone_HasNoStandIns()
    {
        await Succeeds("publish");
        Assert.True(File.Exists(Path.Combine(folder.FullName, "bin", "real", "Release", "net10.0", "publish", "Small.dll")));
        Assert.Empty(folder.EnumerateFiles("AzureStandIns.dll", SearchOption.AllDirectories));

        // And a build beside it compiles nothing of what it left.
        await Succeeds("build");
        if (Full)
        {
            await Succeeds("build --no-restore -p:UseAzureStandIns=false");
            await Succeeds("build --no-restore");
        }
    }

    [SkippableTheory]
    [InlineData("publish functions/PostSale.Functions -p:UseAzureStandIns=true")]
    [InlineData("build functions/PostSale.Functions -c Release -t:Publish")]
    public async Task TheApp_IsRefused(string arguments)
    {
        Skip.IfNot(Full, "Builds the app anew: ./test.sh --full.");
        var (exit, output) = await Dotnet.Run(Dotnet.Root, arguments);
        Assert.NotEqual(0, exit);
        Assert.Contains(Guard, output, StringComparison.Ordinal);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private async Task Succeeds(string arguments)
    {
        var (exit, output) = await Dotnet.Run(folder.FullName, arguments);
        Assert.True(exit == 0, $"{arguments}\n{output}");
    }

    private async Task Fails(string arguments, string code)
    {
        var (exit, output) = await Dotnet.Run(folder.FullName, arguments);
        Assert.True(exit != 0 && output.Contains(code, StringComparison.Ordinal), $"{arguments}\n{output}");
        Assert.DoesNotContain(folder.EnumerateFiles("AzureStandIns.dll", SearchOption.AllDirectories), file => file.Directory!.Name == "publish");
    }
}
