using System.Text.Json;

namespace PostSale.Local.Hosting;

/// <summary>How the command line finds the server that holds a data folder: a file beside the data, readable by its owner only.</summary>
/// <param name="Key">Made anew at each start.</param>
internal sealed record Address(string Url, string Key)
{
    private const string Name = "postsale.server.json";

    public void Write(string folder)
    {
        var path = Path.Combine(folder, Name);
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        JsonSerializer.Serialize(file, this);
    }

    public static void Remove(string folder) => File.Delete(Path.Combine(folder, Name));

    /// <returns>Null when no server has left one.</returns>
    public static Address? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<Address>(File.ReadAllBytes(Path.Combine(folder, Name)));
        }
        catch (Exception absent) when (absent is IOException or JsonException)
        {
            return null;
        }
    }
}
