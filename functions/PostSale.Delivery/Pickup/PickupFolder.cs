namespace PostSale.Delivery.Pickup;

/// <summary>A folder in which every file is written once, whole or not at all, and is there for good once it is said to be.</summary>
/// <remarks>Thread-safe. One process at a time may open it: opening takes every unfinished file for a leftover.</remarks>
internal sealed class PickupFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string Unfinished = ".unfinished-";

    private readonly Lock naming = new();
    private readonly string path;
    private readonly Disk disk;

    private PickupFolder(string path, Disk disk)
    {
        this.path = path;
        this.disk = disk;
    }

    /// <summary>Makes the folder where it is missing, for its owner alone, and clears away what a crash left unfinished.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static PickupFolder Open(string path, Disk disk)
    {
        var data = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Make(data);
        Make(path);
        foreach (var left in Directory.EnumerateFiles(path, $"{Unfinished}*"))
        {
            Remove(left);
        }

        // A new folder's own name must last before anything in it can.
        disk.FlushFolder(data);
        return new(path, disk);
    }

    /// <summary>Puts a file there, unless one of that name is: that one was taken, and is never written again.</summary>
    public SendResult Put(string name, ReadOnlySpan<byte> bytes)
    {
        var target = Path.Combine(path, name);
        var unfinished = Path.Combine(path, $"{Unfinished}{Guid.NewGuid():N}");
        try
        {
            if (!File.Exists(target))
            {
                disk.WriteNew(unfinished, bytes);
                lock (naming)
                {
                    disk.Rename(unfinished, target);
                }
            }
        }
        catch (Exception failure) when (IsOfTheDisk(failure))
        {
            Remove(unfinished);

            // Another sender of the same message was first; only whole files bear that name.
            if (!File.Exists(target))
            {
                return new SendResult.Retry(null);
            }
        }

        // Also for a file found there: whoever put it may have been stopped just before this.
        return Lasts() ? new SendResult.Accepted(name) : new SendResult.Unknown();
    }

    public LookupResult Find(string name)
    {
        try
        {
            // Unlike File.Exists this tells "not there" from "cannot see".
            _ = File.GetAttributes(Path.Combine(path, name));
        }
        catch (Exception absence) when (absence is FileNotFoundException or DirectoryNotFoundException)
        {
            return new LookupResult.NeverTaken();
        }
        catch (Exception failure) when (IsOfTheDisk(failure))
        {
            return new LookupResult.CannotTell();
        }

        return Lasts() ? new LookupResult.Taken(name) : new LookupResult.CannotTell();
    }

    // One level at a time: only the last one made gets the permissions asked for.
    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }
    }

    private bool Lasts()
    {
        try
        {
            disk.FlushFolder(path);
            return true;
        }
        catch (Exception failure) when (IsOfTheDisk(failure))
        {
            return false;
        }
    }

    private static void Remove(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception failure) when (IsOfTheDisk(failure))
        {
            // It bears no message's name and harms nobody; the next start tries again.
        }
    }

    private static bool IsOfTheDisk(Exception failure) => failure is IOException or UnauthorizedAccessException;
}
