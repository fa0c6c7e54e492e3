namespace PostSale.Application.Ports;

/// <summary>Which version of its strategy a store goes by, and how it came to that.</summary>
/// <remarks>Immutable. A record that holds a list: compare its parts.</remarks>
public sealed record Adoption
{
    /// <summary>Versions adopted that are remembered.</summary>
    public const int MostRemembered = 50;

    public static Adoption None { get; } = new();

    /// <summary>What new runs enter; null where nothing was adopted yet.</summary>
    public StrategyHash? Current { get; init; }

    /// <summary>What the configured folder held when somebody last looked: at a start, or when another version was applied. A folder that
    /// holds something else at a start was changed since, and then it counts.</summary>
    public StrategyHash? Configured { get; init; }

    /// <summary>How often a version was adopted.</summary>
    public int Number { get; init; }

    /// <summary>The newest first, at most <see cref="MostRemembered"/>.</summary>
    public ImmutableArray<Adopted> History { get; init; } = [];

    /// <summary>Those in flight are still being told; null when all have been.</summary>
    public Telling? Telling { get; init; }

    /// <summary>A process starts with this in its configured folder.</summary>
    public Adoption Starts(StrategyHash folder, Instant now) => folder == Configured ? this
        : folder == Current ? this with { Configured = folder }
        : With(new(folder, now, Adopted.ByConfiguration, MoveRule.Stay)) with { Configured = folder };

    /// <summary>Somebody applies a version. Applied again while those in flight are still being told of it, it goes on where it was.</summary>
    /// <param name="configured">What the configured folder holds now, which this supersedes; null where that is not known.</param>
    public Adoption Applies(StrategyHash version, MoveRule rule, string who, StrategyHash? configured, Instant now)
    {
        var applied = this with { Configured = configured ?? Configured };
        if (Current == version && (rule == MoveRule.Stay || (Telling?.To == version && Telling.Rule == rule)))
        {
            return applied;
        }

        applied = applied.With(new(version, now, who, rule));
        return rule == MoveRule.Stay ? applied : applied with { Telling = new(applied.Number, version, rule, now) };
    }

    private Adoption With(Adopted adopted) => this with
    {
        Current = adopted.Version,
        Number = Number + 1,
        History = [.. History.Prepend(adopted).Take(MostRemembered)],
    };
}

/// <param name="Who">A role, or <see cref="ByConfiguration"/>.</param>
public sealed record Adopted(StrategyHash Version, Instant At, string Who, MoveRule Rule)
{
    public const string ByConfiguration = "configuration";
}

/// <summary>How far those in flight have been told what was chosen for them.</summary>
/// <param name="Number">Of the adoption: names what each customer is told, so that nobody is told it twice.</param>
/// <param name="After">The last customer who was looked at; null at the beginning.</param>
/// <param name="Told">Customers told so far.</param>
public sealed record Telling(int Number, StrategyHash To, MoveRule Rule, Instant At, CustomerKey? After = null, int Told = 0);
