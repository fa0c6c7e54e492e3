using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace PostSale.Infra.Tests;

/// <summary>What azd reads: azure.yaml, the parameters and the hooks.</summary>
public sealed partial class AzdTests
{
    private static readonly YamlMappingNode Azure = Repository.Yaml(Path.Combine(Repository.Root, "azure.yaml"));

    private static readonly KeyValuePair<YamlNode, YamlNode> Service = Assert.Single(((YamlMappingNode)Azure["services"]).Children);

    // azd finds the app by this tag, inside the group with the other.
    [Fact]
    public void Service_IsCalledAsTheAppIsTagged()
    {
        Assert.Equal(Service.Key.ToString(), Snapshot.Single("Microsoft.Web/sites").GetProperty("tags").GetProperty("azd-service-name").GetString());
        Assert.Equal("check", Snapshot.Single("Microsoft.Resources/resourceGroups").GetProperty("tags").GetProperty("azd-env-name").GetString());
    }

    [Fact]
    public void ProjectFolder_HoldsOneProject()
    {
        var folder = Path.Combine(Repository.Root, Service.Value["project"].ToString());
        Assert.Equal("PostSale.Functions.csproj", Assert.Single(Directory.GetFiles(folder, "*.*proj").Select(Path.GetFileName)));
        Assert.Equal(("dotnet", "function"), (Service.Value["language"].ToString(), Service.Value["host"].ToString()));

        // azd notes every output there.
        Assert.Contains("<UserSecretsId>", Repository.Read("functions", "PostSale.Functions", "PostSale.Functions.csproj"), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryHook_IsThereForBothSystems()
    {
        foreach (var (name, hook) in ((YamlMappingNode)Azure["hooks"]).Children)
        {
            foreach (var (system, extension) in new[] { ("posix", "sh"), ("windows", "ps1") })
            {
                var file = hook[system]["run"].ToString();
                Assert.Equal($"./infra/hooks/{name}.{extension}", file);
                Assert.True(File.Exists(Path.Combine(Repository.Root, file)), file);
            }
        }
    }

    // A hook hears of a deployment by its outputs alone.
    [Fact]
    public void Hooks_ReadOnlyWhatIsPutOut()
    {
        string[] azds = ["AZURE_SUBSCRIPTION_ID", "CI", "POSTSALE_BUDGET_START"];
        Assert.All(Directory.GetFiles(Path.Combine(Repository.Infra, "hooks")), file => Assert.Empty(
            Variable().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Where(name => name.Contains('_') || name == "CI").Except(azds).Except(Snapshot.Outputs)));
        Assert.DoesNotContain(Snapshot.Outputs, name => name.Contains("SECRET_VALUE", StringComparison.Ordinal) || name.Contains("CONNECTION", StringComparison.Ordinal));
    }

    [Fact]
    public void Parameters_AreOnesTheTemplateTakes()
    {
        var template = Repository.Read("infra", "main.bicep");
        var taken = Parameter().Matches(template).Select(match => match.Groups[1].Value).ToHashSet();
        var given = JsonDocument.Parse(Repository.Read("infra", "main.parameters.json")).RootElement.GetProperty("parameters").EnumerateObject().Select(one => one.Name).ToList();
        Assert.Empty(given.Except(taken));
        Assert.Empty(new[] { "environmentName", "location", "stores" }.Except(given));
    }

    [GeneratedRegex(@"\$(?:env:|\{)?([A-Z][A-Z_]+)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^param (\w+)", RegexOptions.Multiline)]
    private static partial Regex Parameter();
}
