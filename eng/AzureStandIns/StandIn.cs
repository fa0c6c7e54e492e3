namespace AzureStandIns;

/// <summary>What every member answers that would do something.</summary>
internal static class StandIn
{
    public static NotSupportedException Absent { get; } =
        new("This build has stand-ins in place of Azure's packages. Build with UseAzureStandIns=false, on a feed that has them, to run it.");
}
