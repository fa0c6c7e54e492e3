using PostSale.Domain.Customers;

namespace PostSale.Domain.Strategies;

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
