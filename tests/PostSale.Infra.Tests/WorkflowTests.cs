using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace PostSale.Infra.Tests;

/// <summary>What runs on a push has no more in its hands than it needs, and is what was looked at.</summary>
public sealed partial class WorkflowTests
{
    public static TheoryData<string> Files() =>
        new(Directory.GetFiles(Path.Combine(Repository.Root, ".github", "workflows")).Select(file => Path.GetFileName(file)));

    // A tag may be moved to other code; a digest may not.
    [Theory]
    [MemberData(nameof(Files))]
    public void Actions_AreNamedByDigest(string file) => Assert.All(
        Used().Matches(Repository.Read(".github", "workflows", file)), match => Assert.Matches(Pinned(), match.Groups[1].Value));

    [Theory]
    [MemberData(nameof(Files))]
    public void Permissions_BeginWithReading(string file)
    {
        var workflow = Repository.Yaml(Path.Combine(Repository.Root, ".github", "workflows", file));
        Assert.Equal("contents: read", Assert.Single(((YamlMappingNode)workflow["permissions"]).Children) is var (key, value) ? $"{key}: {value}" : "");
        var granted = ((YamlMappingNode)workflow["jobs"]).Children.Values.Cast<YamlMappingNode>()
            .Where(job => job.Children.ContainsKey("permissions"))
            .SelectMany(job => ((YamlMappingNode)job["permissions"]).Children.Select(one => $"{one.Key}: {one.Value}")).ToHashSet();
        Assert.Subset(new HashSet<string> { "contents: read", "id-token: write", "security-events: write" }, granted);
        Assert.DoesNotContain("pull_request_target", Repository.Read(".github", "workflows", file), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\s*(?:- )?uses: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Used();

    [GeneratedRegex(@"\A[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\s*\z")]
    private static partial Regex Pinned();
}
