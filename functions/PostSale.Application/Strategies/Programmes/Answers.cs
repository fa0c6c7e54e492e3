namespace PostSale.Application.Strategies.Programmes;

/// <summary>What is sold.</summary>
public enum ProductKind { Physical, Saas, Course, Service, App }

/// <summary>How it is bought.</summary>
public enum Cycle { OneOff, Recurring, Subscription }

/// <summary>When most customers are won or lost.</summary>
public enum CriticalMoment { FirstDays, FirstMonth, Renewal }

/// <summary>The four answers that a strategy was made for.</summary>
/// <param name="Product">What is sold, as customers call it.</param>
/// <param name="Channels">Never empty; where customers may be reached.</param>
public sealed record Answers(ProductKind Kind, string Product, Cycle Cycle, CriticalMoment Moment, ImmutableArray<Channel> Channels);
