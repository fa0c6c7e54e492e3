using System.CommandLine;
using System.Globalization;
using NodaTime;
using PostSale.Application.Starting;
using PostSale.Embedded.Sqlite;
using PostSale.Local.Hosting;
using Spectre.Console;

namespace PostSale.Local.Commands;

/// <summary><c>doctor</c>: looks at settings, strategies, data, disk, clock and zones, and says what to mend.</summary>
internal static class DoctorCommand
{
    private const long LeastFreeBytes = 512L * 1024 * 1024;

    public static Command Create()
    {
        var data = CommonOptions.Data();
        var config = CommonOptions.Config();
        var command = new Command("doctor", "Say whether everything this needs is well.") { data, config };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = Path.GetFullPath(parsed.GetValue(data)!);
            var file = parsed.GetValue(config);
            var findings = new List<(bool Well, string What)>
            {
                Zones(),
                Clock(),
                Disk(folder),
            };
            findings.AddRange(await Shop(file, folder, cancellation));
            foreach (var (well, what) in findings)
            {
                AnsiConsole.MarkupLineInterpolated(System.Globalization.CultureInfo.InvariantCulture, $"{(well ? "ok  " : "MEND")} {what}");
            }

            return findings.All(finding => finding.Well) ? 0 : 1;
        });
        return command;
    }

    private static (bool, string) Zones()
    {
        var version = DateTimeZoneProviders.Tzdb.VersionId;
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull("America/Sao_Paulo") is not null && CultureInfo.GetCultureInfo("pt-BR").NumberFormat.CurrencyDecimalSeparator == ","
            ? (true, $"time zones ({version}) and languages are there")
            : (false, "this process runs without language data: install ICU (libicu) and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT");
    }

    private static (bool, string) Clock()
    {
        // No release of this program is older than this, so an earlier clock is wrong.
        var now = SystemClock.Instance.GetCurrentInstant();
        return now > Instant.FromUtc(2026, 1, 1, 0, 0)
            ? (true, $"the clock says {now}")
            : (false, $"the clock says {now}: set it, or signatures will be refused and mails go at the wrong time");
    }

    private static (bool, string) Disk(string folder)
    {
        var existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
        {
            existing = parent;
        }

        var free = new DriveInfo(existing).AvailableFreeSpace;
        var megabytes = free / (1024 * 1024);
        return free >= LeastFreeBytes
            ? (true, $"{megabytes} MB free for {folder}")
            : (false, $"only {megabytes} MB free for {folder}: with less than 512 MB intake may begin to answer 503");
    }

    private static async Task<IEnumerable<(bool, string)>> Shop(string? file, string folder, CancellationToken cancellation)
    {
        try
        {
            var settings = SettingsFile.Read(file);
            var findings = new List<(bool, string)> { (true, $"settings: {settings.Stores.Count} store(s), e-mail by {settings.Email.Provider}, SMS by {settings.Sms.Provider}") };
            if (!File.Exists(Path.Combine(folder, "postsale.db")))
            {
                findings.Add((true, $"{folder}: no data yet; serve makes it"));
                return findings;
            }

            if (Address.Read(folder) is { } running)
            {
                findings.Add((true, $"{folder}: in use by the server on {running.Url}; strategies were checked when it started"));
                return findings;
            }

            await using var store = SqliteStore.Open(folder);
            var shops = await ConfiguredShops.Read(settings, StrategyFolders.Beside(file), store.Strategies, cancellation);
            findings.AddRange(shops.All.Select(shop => (true, $"{shop.Id}: strategy {shop.Strategy.Name}, version {shop.Strategy.Hash}")));
            findings.Add(store.IsSound() ? (true, $"{folder}: the data file is sound") : (false, $"{folder}: the data file is damaged; restore a backup"));
            return findings;
        }
        catch (StartupException refused)
        {
            return refused.Reasons.Select(reason => (false, reason));
        }
        catch (DataFileException unusable)
        {
            return [(false, unusable.Message)];
        }
    }
}
