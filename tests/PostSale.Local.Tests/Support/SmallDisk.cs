using System.Diagnostics;

namespace PostSale.Local.Tests.Support;

/// <summary>A disk of a few megabytes, in memory, to be filled or made read-only. Only root can have one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private SmallDisk() { }

    public string Data => folder.At("data");

    /// <returns>Null where this user or this system allows none.</returns>
    public static SmallDisk? TryMount(int megabytes)
    {
        var disk = new SmallDisk();
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.folder.Path))
        {
            return disk;
        }

        disk.folder.Dispose();
        return null;
    }

    public void Resize(int megabytes) => Assert.True(Run("mount", "-o", $"remount,size={megabytes}m", folder.Path));

    public void Protect() => Assert.True(Run("mount", "-o", "remount,ro", folder.Path));

    public void Dispose()
    {
        // Lazily: a process that is just ending may still hold it.
        Run("umount", "-l", folder.Path);
        folder.Dispose();
    }

    private static bool Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
