namespace PostSale.Architecture.Tests;

/// <summary>The compiler refuses a banned symbol; these hold the compiler to it.</summary>
public sealed class PurityTests
{
    private const string Domain = "functions/PostSale.Domain";

    [Fact]
    public void TheBannedList_IsWired()
    {
        var project = House.Projects["PostSale.Domain"].ToString();
        Assert.Contains("<PackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"", project, StringComparison.Ordinal);
        Assert.Contains("<AdditionalFiles Include=\"BannedSymbols.txt\" />", project, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("T:System.TimeProvider")]
    [InlineData("T:NodaTime.SystemClock")]
    [InlineData("T:NodaTime.IClock")]
    [InlineData("M:System.Guid.NewGuid")]
    [InlineData("T:System.Random")]
    [InlineData("T:System.Threading.Tasks.Task")]
    [InlineData("T:System.Threading.Tasks.Task`1")]
    [InlineData("T:System.Threading.Tasks.ValueTask")]
    [InlineData("T:System.Threading.Thread")]
    [InlineData("T:System.IO.File")]
    [InlineData("T:System.Environment")]
    public void ClockChanceTaskAndFile_AreBanned(string symbol) => Assert.Contains(
        House.Sources(Domain, ".txt").Single(source => source.Path.EndsWith("/BannedSymbols.txt", StringComparison.Ordinal)).Lines,
        line => line.StartsWith(symbol + ";", StringComparison.Ordinal));

    [Fact]
    public void NothingInTheDomain_SilencesTheBan() => Assert.Empty(House.Sources(Domain, ".cs", ".csproj", ".props")
        .SelectMany(source => source.Where(line => line.Contains("RS0030", StringComparison.Ordinal) || line.Contains("#pragma warning", StringComparison.Ordinal))));

    // Hashes of strings, and the machine's own culture and zone, differ from process to process.
    [Theory]
    [InlineData(".GetHashCode()")]
    [InlineData("CultureInfo.CurrentCulture")]
    [InlineData("GetSystemDefault")]
    [InlineData("TimeZoneInfo.Local")]
    public void NothingInTheDomain_DependsOnTheMachine(string call) =>
        Assert.Empty(House.Sources(Domain, ".cs").SelectMany(source => source.Where(line => line.Contains(call, StringComparison.Ordinal))));
}
