namespace PostSale.Application.Strategies.Programmes;

/// <summary>How faithful customers are rewarded.</summary>
/// <param name="ExpiresAfterDays">Of points, from the day they were earned; null when they stay.</param>
/// <param name="Tiers">By the points they begin at, the lowest first; never empty.</param>
public sealed record Loyalty(string Name, ImmutableArray<Earning> Earning, int? ExpiresAfterDays, ImmutableArray<Tier> Tiers);

/// <summary>What earns points.</summary>
/// <param name="Fact">A word of <see cref="FactTypes"/>.</param>
/// <param name="Per">Points are for each so much paid, in the store's currency; null for each time.</param>
public sealed record Earning(string Fact, int Points, decimal? Per);

/// <param name="From">Points held, from which on somebody belongs to it.</param>
public sealed record Tier(string Name, int From, ImmutableArray<Benefit> Benefits);

public enum BenefitKind { Discount, Community, Content, Priority, Gift }

/// <param name="Says">What it is, in words.</param>
public sealed record Benefit(BenefitKind Kind, string Says);

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
