using PostSale.Application.Ports;

namespace PostSale.Application.Tests.Strategies;

/// <summary>Which version a store goes by: what was applied last or what its folder holds, whichever changed later.</summary>
public sealed class AdoptionTests
{
    private static readonly StrategyHash A = new("a");
    private static readonly StrategyHash B = new("b");
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 5, 12, 0);

    /// <summary>s: a start with that folder; x: applied, the folder as at the last start; xy: applied x while the folder holds y.</summary>
    [Theory]
    [InlineData("s:a", "a", 1)]
    [InlineData("s:a s:a", "a", 1)]
    [InlineData("s:a s:b", "b", 2)]
    [InlineData("s:a b s:a", "b", 2)]
    [InlineData("s:a b s:a s:c", "c", 3)]
    [InlineData("s:a b s:b", "b", 2)]
    [InlineData("s:a b s:b s:b", "b", 2)]
    [InlineData("s:a b s:b s:a", "a", 3)]
    [InlineData("s:a bb cb s:b", "c", 3)]
    [InlineData("s:a ab", "a", 1)]
    [InlineData("s:a b a s:a", "a", 3)]
    public void StartsAndApplications_GoByTheLatestChange(string story, string current, int number)
    {
        var adoption = story.Split(' ').Aggregate(Adoption.None, (held, step) => step.StartsWith("s:", StringComparison.Ordinal)
            ? held.Starts(new(step[2..]), Now)
            : held.Applies(new(step[..1]), MoveRule.Stay, "admin", step.Length > 1 ? new(step[1..]) : null, Now));
        Assert.Equal((current, number), (adoption.Current!.Value.Value, adoption.Number));
        Assert.Equal(current, adoption.History[0].Version.Value);
    }

    [Fact]
    public void AppliedAgainWhileBeingTold_GoesOnWhereItWas()
    {
        var told = Adoption.None.Starts(A, Now).Applies(B, MoveRule.Same, "admin", null, Now);
        told = told with { Telling = told.Telling! with { Told = 7 } };

        Assert.Equal(told.Telling, told.Applies(B, MoveRule.Same, "admin", null, Now + Duration.FromHours(1)).Telling);
        Assert.Equal(0, told.Applies(B, MoveRule.End, "admin", null, Now).Telling!.Told);
        Assert.Equal(told.Telling, told.Applies(A, MoveRule.Stay, "admin", null, Now).Telling);
    }

    [Fact]
    public void AppliedAgainWhenAllWereTold_TellsThoseWhoStayed()
    {
        var applied = Adoption.None.Starts(A, Now).Applies(B, MoveRule.Same, "admin", null, Now) with { Telling = null };

        Assert.Equal(3, applied.Applies(B, MoveRule.Same, "admin", null, Now).Telling!.Number);
        Assert.Null(applied.Applies(B, MoveRule.Stay, "admin", null, Now).Telling);
    }

    [Fact]
    public void HowItCameToIt_IsRememberedSoFar()
    {
        var adoption = Enumerable.Range(0, 2 * Adoption.MostRemembered).Aggregate(Adoption.None, (held, n) => held.Applies(n % 2 == 0 ? A : B, MoveRule.Stay, "admin", null, Now));

        Assert.Equal((Adoption.MostRemembered, 2 * Adoption.MostRemembered), (adoption.History.Length, adoption.Number));
    }
}
