using System.CommandLine;
using System.Text.Json;
using PostSale.Embedded.Sqlite;

namespace PostSale.Local.Commands;

/// <summary><c>backup</c>: the data in one file, also while a server runs.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "Where to. Must not be there; holds personal data." };
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("backup", "Copy the data to one file, also while a server runs.") { file, data, json };
        command.SetAction(parsed =>
        {
            var target = Path.GetFullPath(parsed.GetValue(file)!);
            var bytes = Backup.Make(Path.GetFullPath(parsed.GetValue(data)!), target);
            Console.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new { file = target, bytes }, JsonSerializerOptions.Web)
                : $"{target}: {bytes / 1024} kB. It holds personal data; keep it where only you can read it. The settings and their keys are not in it.");
            return 0;
        });
        return command;
    }
}
