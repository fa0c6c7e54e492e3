using PostSale.Application.Starting;

namespace PostSale.Local.Commands;

/// <summary>A folder that a verb fills: absent or empty before, so that nothing is ever written over.</summary>
internal static class EmptyFolder
{
    /// <returns>Its full path; it need not exist.</returns>
    /// <exception cref="StartupException">It is a file, or holds something.</exception>
    public static string Of(string given)
    {
        var target = Path.GetFullPath(given);
        return File.Exists(target) ? throw Refused(target, "a file")
            : Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any() ? throw Refused(target, "not empty")
            : target;
    }

    private static StartupException Refused(string target, string why) => new([$"{target}: {why}. Nothing was written; give an empty folder."]);
}
