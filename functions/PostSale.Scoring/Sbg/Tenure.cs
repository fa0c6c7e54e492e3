namespace PostSale.Scoring.Sbg;

/// <summary>How far one subscription has come.</summary>
/// <remarks>Valid by construction, the default value (just begun) included.</remarks>
public readonly record struct Tenure
{
    /// <summary>The most periods: 100,000.</summary>
    public const int MostPeriods = 100_000;

    /// <summary>A tenure, checked.</summary>
    /// <param name="renewals">How often it was renewed, n, from 0 to <see cref="MostPeriods"/>.</param>
    /// <param name="ended">Whether it was then not renewed; false while it runs.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="renewals"/> is outside its bounds.</exception>
    public Tenure(int renewals, bool ended)
    {
        Renewals = (int)Bound.Within(renewals, 0, MostPeriods, nameof(renewals));
        Ended = ended;
    }

    /// <summary>How often it was renewed, n.</summary>
    public int Renewals { get; }

    /// <summary>Whether it was then not renewed.</summary>
    public bool Ended { get; }
}
