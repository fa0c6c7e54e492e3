using CsCheck;

namespace PostSale.Domain.Tests.Properties;

public sealed class KnowledgeProperties
{
    [Fact]
    public void AnyOrderBatchingAndRepetition_SameKnowledge() => Gen.Select(Any.Facts, Gen.Int).Sample((facts, seed) =>
    {
        var straight = Knowledge.Nothing.With(facts);
        var scrambled = Scramble.Of(facts, seed).Aggregate(Knowledge.Nothing, (knowledge, batch) => knowledge.With(batch));
        Assert.Equal(Written.Of(straight), Written.Of(scrambled));
    }, iter: 2000);

    [Fact]
    public void EveryFactTwice_SameKnowledge() => Any.Facts.Sample(facts =>
    {
        var once = Knowledge.Nothing.With(facts);
        Assert.Equal(Written.Of(once), Written.Of(once.With(facts)));
    }, iter: 500);

    [Fact]
    public void SharedNames_OneOrderEach() => Any.Facts.Sample(facts =>
    {
        var names = Knowledge.Nothing.With(facts).Orders.SelectMany(order => order.Refs).ToList();
        Assert.Equal(names.Distinct(), names);
    }, iter: 500);
}
