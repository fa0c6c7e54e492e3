namespace PostSale.Scoring.Tests.Support;

/// <summary>Generators of everything that is valid, its edges included.</summary>
internal static class Any
{
    public static Gen<double> Log(double low, double high) => Gen.OneOf(
        Gen.Double[Math.Log(low), Math.Log(high)].Select(log => Math.Clamp(Math.Exp(log), low, high)), OneOf(low, high));

    public static Gen<double> Shape { get; } = Gen.Frequency((1, Log(1e-6, 1e6)), (2, Log(0.01, 100)), (1, OneOf(1.0, 2.0, 0.5)));

    public static Gen<double> Time { get; } = Gen.Frequency((1, Log(1e-9, 1e6)), (2, Gen.Double[0.01, 200]));

    public static Gen<double> Horizon { get; } = Gen.OneOf(Time, Gen.Const(0.0));

    public static Gen<int> Count(int most) => Gen.Frequency((3, Gen.Int[1, 30]), (1, Gen.Int[1, most]), (1, OneOf(1, 64, 65, most)));

    public static Gen<History> History { get; } = Gen.OneOf(
        Gen.OneOf(Time, Gen.Const(0.0)).Select(observed => new History(0, 0, observed)),
        Gen.Select(Count(Histories.History.MostPurchases), Time, Gen.Double[0, 1])
            .Select((x, observed, share) => new History(x, Math.Clamp(observed * share, Histories.History.ShortestTime, observed), observed)),
        Gen.Select(Count(1000), Time).Select((x, observed) => new History(x, observed, observed)));

    public static Gen<Spend> Spend { get; } = Gen.OneOf(
        Gen.Const(default(Spend)), Gen.Select(Count(Histories.History.MostPurchases), Log(Scoring.GammaGamma.Spend.LeastMean, Scoring.GammaGamma.Spend.GreatestMean)).Select((x, z) => new Spend(x, z)));

    public static Gen<PurchaseModel> Model { get; } = Gen.Select(Shape, Log(1e-6, 1e9), Shape, Shape, Gen.Bool).Select(PurchaseModel (r, alpha, a, b, modified) =>
        modified ? new MbgnbdModel(new(r, alpha, a, b)) : new BgnbdModel(new(r, alpha, a, b)));

    public static Gen<GammaGammaModel> SpendModel { get; } = Gen.Select(Shape, Log(1.000001, 1e6), Log(1e-9, 1e15)).Select((p, q, v) => new GammaGammaModel(new(p, q, v)));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
