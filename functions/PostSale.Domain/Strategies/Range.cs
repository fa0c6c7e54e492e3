namespace PostSale.Domain.Strategies;

/// <summary>Numbers from <paramref name="AtLeast"/> to <paramref name="AtMost"/>, both inclusive; null leaves that side open.</summary>
public readonly record struct Range(decimal? AtLeast, decimal? AtMost)
{
    public bool Holds(decimal number) => !(number < AtLeast) && !(number > AtMost);
}
