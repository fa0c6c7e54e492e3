namespace PostSale.Domain.Strategies;

/// <summary>What is to become of runs in flight when a store's strategy is changed.</summary>
public enum MoveRule
{
    /// <summary>They keep the version they are pinned to.</summary>
    Stay,

    /// <summary>They go on in the new version where that holds the touchpoint they wait for.</summary>
    Same,

    /// <summary>They go on in the new version with what lies ahead there of the stage they are in.</summary>
    Stage,

    /// <summary>They end.</summary>
    End,
}
