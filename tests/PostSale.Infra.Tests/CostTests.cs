using CostModel;

namespace PostSale.Infra.Tests;

/// <summary>The cost that is written is the cost that is computed, and is computed rightly.</summary>
public sealed class CostTests
{
    private static readonly Inputs Read = Inputs.Read(Path.Combine(Repository.Root, "docs", "cost.json"));

    [Fact]
    public void TheDocument_HoldsWhatTheModelComputes()
    {
        var text = Repository.Read("docs", "cost.md");
        var (from, until) = (text.IndexOf("<!-- computed -->\n", StringComparison.Ordinal) + "<!-- computed -->\n".Length, text.IndexOf("<!-- end -->", StringComparison.Ordinal));
        Assert.Equal(Tables.Write(new(Read)), text[from..until]);
    }

    // Reckoned by hand.
    [Theory]
    [InlineData("mails", 3_000)]
    [InlineData("executions", 195.024256)]
    [InlineData("busBase", 118.32)]
    [InlineData("dataTables", 26.044416)]
    [InlineData("waitingGbSeconds", 1_009.152)]
    [InlineData("gbSeconds", 277.453)]
    public void AYearOfAMillionCustomers_CostsWhatPaperSays(string unit, double dollars) =>
        Assert.Equal(dollars, new Model(Read).Year(Read.Sizes.Single(size => size.Customers == 1_000_000), unit), 0.001);

    [Fact]
    public void EveryPrice_SaysWhereItIsFrom() => Assert.All(Read.Prices.Values, price => Assert.True(price.Source.Length > 10 && price.Amount > 0 && price.Per > 0));
}
