using PostSale.Delivery.Pickup;

namespace PostSale.Delivery.Tests.Pickup;

public sealed class PickupFolderTests : IDisposable
{
    private readonly TemporaryFolder data = new();
    private readonly FailingDisk disk = new();

    public void Dispose() => data.Dispose();

    [Fact]
    public void Put_IsThereWhole()
    {
        Assert.Equal(new SendResult.Accepted("a.eml"), Open().Put("a.eml", "whole"u8));

        Assert.Equal(["mail/a.eml"], data.Files());
        Assert.Equal("whole", File.ReadAllText(data.At("mail", "a.eml")));
    }

    [Fact]
    public void PutAgain_IsAcceptedAndNotRewritten()
    {
        var folder = Open();
        folder.Put("a.eml", "first"u8);

        Assert.Equal(new SendResult.Accepted("a.eml"), folder.Put("a.eml", "second"u8));

        Assert.Equal(["mail/a.eml"], data.Files());
        Assert.Equal("first", File.ReadAllText(data.At("mail", "a.eml")));
    }

    [Fact]
    public void AnotherWasFirst_WhileThisOneWrote_TheFirstStands()
    {
        var folder = Open();
        disk.BeforeRename = () => File.WriteAllText(data.At("mail", "a.eml"), "first");

        Assert.Equal(new SendResult.Accepted("a.eml"), folder.Put("a.eml", "second"u8));

        Assert.Equal(["mail/a.eml"], data.Files());
        Assert.Equal("first", File.ReadAllText(data.At("mail", "a.eml")));
    }

    // Two at once could both see the name free, and the second would overwrite the first.
    [Fact]
    public void NamesAreGiven_OneAtATime()
    {
        var folder = Open();
        var second = new Thread(() => folder.Put("b.eml", "whole"u8));
        var entered = 0;
        var overlapped = false;
        disk.BeforeRename = () =>
        {
            if (Interlocked.Increment(ref entered) == 1)
            {
                second.Start();
                SpinWait.SpinUntil(() => Volatile.Read(ref entered) > 1 || second.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
                overlapped = Volatile.Read(ref entered) > 1;
            }
        };

        folder.Put("a.eml", "whole"u8);
        second.Join();

        Assert.False(overlapped);
        Assert.Equal(["mail/a.eml", "mail/b.eml"], data.Files());
    }

    [Theory]
    [InlineData(Step.Create)]
    [InlineData(Step.Write)]
    [InlineData(Step.Rename)]
    public void DiskFails_BeforeTheFileHasItsName_IsRetry_AndLeavesNothing(Step step)
    {
        var folder = Open();
        disk.At = step;

        Assert.Equal(new SendResult.Retry(null), folder.Put("a.eml", "whole"u8));
        Assert.Empty(data.Files());
        Assert.IsType<LookupResult.NeverTaken>(folder.Find("a.eml"));

        disk.At = Step.None;
        Assert.Equal(new SendResult.Accepted("a.eml"), folder.Put("a.eml", "whole"u8));
    }

    [Fact]
    public void DiskFails_OnceTheFileHasItsName_IsAccepted()
    {
        var folder = Open();
        disk.At = Step.RenameDone;

        Assert.Equal(new SendResult.Accepted("a.eml"), folder.Put("a.eml", "whole"u8));
        Assert.Equal(["mail/a.eml"], data.Files());
    }

    // The file is there, but its name might not survive a loss of power: neither a yes nor a no would be true.
    [Fact]
    public void FolderCannotBeFlushed_IsUnknown_UntilItCan()
    {
        var folder = Open();
        disk.At = Step.FlushFolder;

        Assert.IsType<SendResult.Unknown>(folder.Put("a.eml", "whole"u8));
        Assert.IsType<SendResult.Unknown>(folder.Put("a.eml", "whole"u8));
        Assert.IsType<LookupResult.CannotTell>(folder.Find("a.eml"));

        disk.At = Step.None;
        Assert.Equal(new LookupResult.Taken("a.eml"), folder.Find("a.eml"));
        Assert.Equal(new SendResult.Accepted("a.eml"), folder.Put("a.eml", "whole"u8));
    }

    [Fact]
    public void CrashWhileWriting_IsNeverTaken_AndClearedAway()
    {
        Open();
        File.WriteAllText(data.At("mail", ".unfinished-0f0f0f0f"), "hal");

        var folder = Open();

        Assert.Empty(data.Files());
        Assert.IsType<LookupResult.NeverTaken>(folder.Find("a.eml"));
    }

    [Fact]
    public void CrashBetweenNameAndCleaning_IsTakenOnce()
    {
        Open().Put("a.eml", "whole"u8);
        File.Copy(data.At("mail", "a.eml"), data.At("mail", ".unfinished-0f0f0f0f"));

        var folder = Open();

        Assert.Equal(["mail/a.eml"], data.Files());
        Assert.Equal(new LookupResult.Taken("a.eml"), folder.Find("a.eml"));
    }

    [Fact]
    public void OtherFiles_AreLeftAlone()
    {
        Open();
        File.WriteAllText(data.At("mail", "note.txt"), "x");
        File.WriteAllText(data.At("mail", ".hidden"), "x");

        Open();

        Assert.Equal(["mail/.hidden", "mail/note.txt"], data.Files());
    }

    [Fact]
    public void FolderTakenAway_IsRetry()
    {
        var folder = Open();
        Directory.Delete(data.At("mail"));

        Assert.Equal(new SendResult.Retry(null), folder.Put("a.eml", "whole"u8));
        Assert.IsType<LookupResult.NeverTaken>(folder.Find("a.eml"));
    }

    [Fact]
    public void FileInTheFoldersPlace_IsRetry()
    {
        var folder = Open();
        Directory.Delete(data.At("mail"));
        File.WriteAllText(data.At("mail"), "not a folder");

        Assert.Equal(new SendResult.Retry(null), folder.Put("a.eml", "whole"u8));
    }

    [SkippableFact]
    public void ReadOnlyFolder_IsRetry_AndHeals()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no permission bits.");
        Skip.If(Environment.IsPrivilegedProcess, "Permission bits do not bind the superuser.");
        if (!OperatingSystem.IsWindows())
        {
            var folder = Open();
            File.SetUnixFileMode(data.At("mail"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
            try
            {
                Assert.Equal(new SendResult.Retry(null), folder.Put("a.eml", "whole"u8));
                Assert.IsType<LookupResult.NeverTaken>(folder.Find("a.eml"));
            }
            finally
            {
                File.SetUnixFileMode(data.At("mail"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            Assert.Equal(new SendResult.Accepted("a.eml"), folder.Put("a.eml", "whole"u8));
        }
    }

    [SkippableFact]
    public void FoldersAndFiles_AreTheOwnersAlone()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no permission bits.");
        if (!OperatingSystem.IsWindows())
        {
            PickupFolder.Open(data.At("new", "mail"), disk).Put("a.eml", "whole"u8);

            const UnixFileMode Others = (UnixFileMode)0b000_111_111;
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(data.At("new")) & Others);
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(data.At("new", "mail")) & Others);
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(data.At("new", "mail", "a.eml")) & Others);
        }
    }

    private PickupFolder Open() => PickupFolder.Open(data.At("mail"), disk);
}
