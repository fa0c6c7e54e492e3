using System.CommandLine;
using System.Text.Json;
using NodaTime;
using PostSale.Embedded.Sqlite;

namespace PostSale.Local.Commands;

/// <summary><c>restore</c>: data of a backup, with everything switched off.</summary>
internal static class RestoreCommand
{
    private const string Why = "Restored from a backup: what was sent after it was made may be sent again. See what is held, then switch on.";

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "What backup has written." };
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("restore", "Make a data folder of a backup. Nothing is sent until somebody switches the store on.") { file, data, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = Path.GetFullPath(parsed.GetValue(data)!);
            var stores = new List<string>();
            await Backup.Restore(Path.GetFullPath(parsed.GetValue(file)!), folder, async aside => stores.AddRange(await SwitchOff(aside, cancellation)));
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(new { folder, stores }, JsonSerializerOptions.Web));
                return 0;
            }

            Console.WriteLine($"{folder}: restored, {stores.Count} store(s): {string.Join(", ", stores)}.");
            Console.WriteLine("Nothing is sent yet: what went out after the backup was made is not known here and would go again.");
            Console.WriteLine("Serve it, see at /ops what is held, then switch each store on at /ops/switches. What is held for three days is skipped, with its reason.");
            return 0;
        });
        return command;
    }

    // Before the data have their name: whatever stops this, no server finds them switched on.
    private static async Task<IEnumerable<string>> SwitchOff(string folder, CancellationToken cancellation)
    {
        await using var store = SqliteStore.Open(folder);
        var now = SystemClock.Instance.GetCurrentInstant();
        var stores = store.Stores();
        foreach (var one in stores)
        {
            await store.Switches.Change(one, switches => switches with { KillSwitch = true, Why = Why, ChangedBy = "restore", ChangedAt = now }, cancellation);
            await store.Audit.Write(new(now, one, "restore", "restored", "everything off"), cancellation);
        }

        return stores.Select(one => one.Value);
    }
}
