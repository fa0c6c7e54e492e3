using PostSale.Application.Messages;

namespace PostSale.Application.Tests;

public sealed class ReasonWordsTests
{
    public static TheoryData<Reason> Reasons => new(Enum.GetValues<Reason>());

    [Theory]
    [MemberData(nameof(Reasons))]
    public void AReason_IsSaidInBothLanguages(Reason reason)
    {
        var (portuguese, english) = (ReasonWords.Of(reason, "pt-BR"), ReasonWords.Of(reason, "en"));

        Assert.NotEqual(portuguese, english);
        Assert.All([portuguese, english], said => Assert.True(said != reason.ToString() && char.IsLower(said[0]) && said[^1] != '.' && said.Length < 100, said));
    }
}
