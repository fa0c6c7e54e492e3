using System.ComponentModel;
using System.Runtime.InteropServices;

namespace PostSale.Delivery.Pickup;

/// <summary>The steps by which a file comes to be, so that tests can make any of them fail.</summary>
internal class Disk
{
    /// <summary>Writes a new file that its owner alone may read, down to the disk.</summary>
    public virtual void WriteNew(string path, ReadOnlySpan<byte> bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(bytes);
        FlushFile(file);
    }

    /// <summary>Gives a file its name; fails when that is taken. Not safe against another doing the same: .NET looks first, then renames.</summary>
    public virtual void Rename(string from, string to) => File.Move(from, to, overwrite: false);

    /// <summary>Makes the names in a folder survive a loss of power.</summary>
    public virtual void FlushFolder(string folder)
    {
        // Windows has no such call: NTFS journals its names itself.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // .NET opens no folders.
        var descriptor = Open(folder, 0);
        if (descriptor < 0)
        {
            throw Failure();
        }

        try
        {
            if (Flush(descriptor) != 0)
            {
                throw Failure();
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    protected virtual void FlushFile(FileStream file) => file.Flush(flushToDisk: true);

    private static IOException Failure() => new("A folder could not be written to disk.", new Win32Exception(Marshal.GetLastPInvokeError()));

    [DllImport("libc", EntryPoint = "open", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
