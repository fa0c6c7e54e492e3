namespace PostSale.Application.Strategies.Programmes;

/// <summary>How customers bring customers.</summary>
/// <param name="When">Who is asked.</param>
/// <param name="AskedBy">The journey that asks.</param>
/// <param name="AgainDays">How long nobody is asked twice.</param>
/// <param name="ForReferrer">What the one who refers gets; null for nothing.</param>
/// <param name="ForFriend">What the friend gets; null for nothing.</param>
/// <param name="HoldDays">How long a reward waits, so that a purchase given back earns none.</param>
/// <param name="PerYear">Rewards for one customer at most.</param>
public sealed record Referrals(
    Condition When, JourneyId AskedBy, int AgainDays, string Approach, string? ForReferrer, string? ForFriend, string Ease, string Thanks, int HoldDays, int PerYear);
