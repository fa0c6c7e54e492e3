using System.Text.Json;

namespace PostSale.Functions.Tests.Orchestration;

/// <summary>These lie in histories while customers sleep for months: what an older or newer version wrote is read.</summary>
public sealed class ActivityRecordsTests
{
    [Fact]
    public void Written_AsHistoriesHoldThem()
    {
        Assert.Equal("""{"Version":1,"Customer":"abc"}""", JsonSerializer.Serialize(new AdvanceRequest { Customer = "abc" }));
        Assert.Equal("""{"Version":1,"Due":null}""", JsonSerializer.Serialize(new AdvanceOutcome()));
    }

    [Theory]
    [InlineData("""{"Version":1,"Customer":"abc"}""")]
    [InlineData("""{"Customer":"abc"}""")]
    [InlineData("""{"Version":9,"Customer":"abc","Hurry":{"Much":[true]}}""")]
    public void Request_OfAnotherVersion_IsRead(string json) => Assert.Equal("abc", JsonSerializer.Deserialize<AdvanceRequest>(json)!.Customer);

    [Theory]
    [InlineData("""{"Version":1,"Due":"2026-03-02T12:00:00+00:00"}""")]
    [InlineData("""{"Due":"2026-03-02T09:00:00-03:00","More":1}""")]
    public void Outcome_OfAnotherVersion_IsRead(string json) => Assert.Equal(
        new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero), JsonSerializer.Deserialize<AdvanceOutcome>(json)!.Due);
}
