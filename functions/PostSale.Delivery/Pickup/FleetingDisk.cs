namespace PostSale.Delivery.Pickup;

/// <summary>Leaves it to the system when files reach the disk: for what can be made again.</summary>
internal sealed class FleetingDisk : Disk
{
    public override void FlushFolder(string folder)
    {
    }

    protected override void FlushFile(FileStream file) => file.Flush(flushToDisk: false);
}
