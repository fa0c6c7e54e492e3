namespace PostSale.Domain.Strategies;

/// <summary>Names one shop of the deployment: lower-case letters, digits and hyphens, at most 40.</summary>
public readonly record struct StoreId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Names a journey within a strategy, for example <c>onboarding</c>.</summary>
public readonly record struct JourneyId(string Value) : IComparable<JourneyId>
{
    public int CompareTo(JourneyId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>Names a touchpoint within a strategy.</summary>
public readonly record struct TouchpointId(string Value) : IComparable<TouchpointId>
{
    public int CompareTo(TouchpointId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}

/// <summary>The content address of a strategy: 32 lower-case hex digits over every file that belongs to it.</summary>
public readonly record struct StrategyHash(string Value)
{
    public override string ToString() => Value;
}
