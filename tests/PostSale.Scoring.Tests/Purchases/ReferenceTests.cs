namespace PostSale.Scoring.Tests.Purchases;

/// <summary>Predictions against the textbook's closed form in 60 digits.</summary>
public sealed class ReferenceTests
{
    private static readonly IReadOnlyList<Table.Row> Rows = Table.Read("purchases");

    [Fact]
    public void Alive_EqualsHighPrecision() => Assert.All(Rows, row => Close.To(row["alive"], Model(row).Alive(Of(row)), 1e-12, 1e-300, row));

    [Fact]
    public void ExpectedPurchases_EqualHighPrecision() =>
        Assert.All(Rows, row => Close.To(row["expected"], Model(row).ExpectedPurchases(Of(row), row["horizon"]), 2e-11, 1e-300, row));

    [Fact]
    public void NoPurchase_EqualsHighPrecision() => Assert.All(Rows, row => Close.To(row["none"], Model(row).NoPurchase(Of(row), row["horizon"]), 1e-12, 1e-15, row));

    [Fact]
    public void DiscountedPurchases_EqualHighPrecision() =>
        Assert.All(Rows, row => Close.To(row["discounted"], Model(row).DiscountedPurchases(Of(row), row["horizon"], row["rate"]), 1e-9, 1e-300, row));

    private static History Of(Table.Row row) => new((int)row["x"], row["last"], row["observed"]);

    private static PurchaseModel Model(Table.Row row) => row.Text("model") == "mbg"
        ? new MbgnbdModel(new(row["r"], row["alpha"], row["a"], row["b"]))
        : new BgnbdModel(new(row["r"], row["alpha"], row["a"], row["b"]));
}
