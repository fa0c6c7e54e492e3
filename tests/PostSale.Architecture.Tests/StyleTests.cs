using System.Text.RegularExpressions;

namespace PostSale.Architecture.Tests;

public sealed partial class StyleTests
{
    private const int MostLines = 300;

    // Names that an interface of a framework prescribes; an override is known by its keyword.
    private static readonly HashSet<string> Prescribed =
    [
        "DisposeAsync", "StartAsync", "StopAsync", "StartingAsync", "StartedAsync", "StoppingAsync", "StoppedAsync",
        "InvokeAsync", "ExecuteAsync", "TryHandleAsync", "CheckHealthAsync", "TransformAsync", "AuthenticateAsync", "ChallengeAsync", "ForbidAsync",
        "HandleAsync", "BindAsync", "InitializeAsync",
    ];

    [Fact]
    public void OurMethods_DoNotEndWithAsync() => Assert.Empty(House.Sources("functions", ".cs").SelectMany(source => source.Where(line =>
        AsyncMethod().Match(line) is { Success: true } method && !line.Contains(" override ", StringComparison.Ordinal) && !Prescribed.Contains(method.Groups["name"].Value))));

    [Fact]
    public void Files_AreShort() => Assert.Empty(House.Sources("functions", ".cs", ".razor").Concat(House.Sources("tests", ".cs"))
        .Where(source => source.Lines.Length > MostLines)
        .Select(source => $"{source.Path}: {source.Lines.Length} lines"));

    [Theory]
    [InlineData("#region")]
    [InlineData(".ConfigureAwait(")]
    public void Code_DoesWithout(string what) => Assert.Empty(House.Sources("functions", ".cs")
        .SelectMany(source => source.Where(line => line.Contains(what, StringComparison.Ordinal) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal))));

    [Fact]
    public void Namespaces_AreFileScoped() => Assert.Empty(House.Sources("functions", ".cs").Concat(House.Sources("tests", ".cs"))
        .SelectMany(source => source.Where(line => line.StartsWith("namespace ", StringComparison.Ordinal) && !line.EndsWith(';'))));

    // The product's files speak of the product, not of how or where it was made.
    [Fact]
    public void Comments_SpeakOfTheProduct()
    {
        // Put together, so that this file does not hold the words itself.
        var word = new Regex(@"\biss" + @"ues?\b");
        var place = string.Join('/', "..", "shared");
        Assert.Empty(House.Sources("functions", ".cs", ".razor", ".md", ".csproj").SelectMany(source => source.Where(line =>
            line.Contains(place, StringComparison.Ordinal) || (IsProse(source, line) && word.IsMatch(line)))));
    }

    private static bool IsProse(Source source, string line) =>
        source.Path.EndsWith(".md", StringComparison.Ordinal) || line.Contains("//", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*(?:(?:public|internal|private|protected|static|async|virtual|abstract|sealed|override|new|partial)\s+)*(?:Task|ValueTask|IAsyncEnumerable)(?:<.+>)?\s+(?:[\w<>]+\.)?(?<name>\w+Async)\s*(?:<[^>]*>)?\s*\(")]
    private static partial Regex AsyncMethod();
}
