using PostSale.Delivery.Pickup;

namespace PostSale.Delivery.Tests.Pickup;

/// <summary>The step at which a disk fails.</summary>
public enum Step { None, Create, Write, Rename, RenameDone, FlushFolder }

/// <summary>A disk that is full, or gone, at one step.</summary>
internal sealed class FailingDisk : Disk
{
    public Step At { get; set; }

    /// <summary>Runs between the writing of a file and its naming.</summary>
    public Action BeforeRename { get; set; } = () => { };

    public override void WriteNew(string path, ReadOnlySpan<byte> bytes)
    {
        FailIf(Step.Create);
        if (At == Step.Write)
        {
            File.WriteAllBytes(path, bytes[..(bytes.Length / 2)].ToArray());
            FailIf(Step.Write);
        }

        base.WriteNew(path, bytes);
    }

    public override void Rename(string from, string to)
    {
        BeforeRename();
        FailIf(Step.Rename);
        base.Rename(from, to);
        FailIf(Step.RenameDone);
    }

    public override void FlushFolder(string folder)
    {
        FailIf(Step.FlushFolder);
        base.FlushFolder(folder);
    }

    private void FailIf(Step step)
    {
        if (At == step)
        {
            throw new IOException("No space left on device.");
        }
    }
}
