using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using NodaTime;
using PostSale.Application.Settings;
using PostSale.Application.Starting;
using PostSale.Delivery.Senders;
using PostSale.Delivery.Smtp;
using PostSale.Embedded.Sqlite;
using PostSale.Local.Hosting;

namespace PostSale.Local.Commands;

/// <summary><c>doctor</c>: looks at settings, strategies, data, disk, clock and zones, and says what to mend.</summary>
internal static class DoctorCommand
{
    private const long LeastFreeBytes = 512L * 1024 * 1024;

    public static Command Create()
    {
        var data = CommonOptions.Data();
        var config = CommonOptions.Config();
        var json = CommonOptions.Json();
        var command = new Command("doctor", "Say whether everything this needs is well.") { data, config, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = Path.GetFullPath(parsed.GetValue(data)!);
            var file = parsed.GetValue(config);
            var findings = new List<DoctorFinding>
            {
                Zones(),
                Clock(),
                Disk(folder),
            };
            findings.AddRange(await Configured(file, folder, cancellation));
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(findings, JsonSerializerOptions.Web));
            }
            else
            {
                findings.ForEach(finding => Console.WriteLine($"{(finding.Well ? "ok  " : "MEND")} {finding.What}"));
            }

            return findings.All(finding => finding.Well) ? 0 : 1;
        });
        return command;
    }

    private static DoctorFinding Zones()
    {
        var version = DateTimeZoneProviders.Tzdb.VersionId;
        return DateTimeZoneProviders.Tzdb.GetZoneOrNull("America/Sao_Paulo") is not null && CultureInfo.GetCultureInfo("pt-BR").NumberFormat.CurrencyDecimalSeparator == ","
            ? new(true, $"time zones ({version}) and languages are there")
            : new(false, "this process runs without language data: install ICU (libicu) and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT");
    }

    private static DoctorFinding Clock()
    {
        // No release of this program is older than this, so an earlier clock is wrong.
        var now = SystemClock.Instance.GetCurrentInstant();
        return now > Instant.FromUtc(2026, 1, 1, 0, 0)
            ? new(true, $"the clock says {now}")
            : new(false, $"the clock says {now}: set it, or signatures will be refused and mails go at the wrong time");
    }

    private static DoctorFinding Disk(string folder)
    {
        var existing = folder;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
        {
            existing = parent;
        }

        var free = new DriveInfo(existing).AvailableFreeSpace;
        var megabytes = free / (1024 * 1024);
        return free >= LeastFreeBytes
            ? new(true, $"{megabytes} MB free for {folder}")
            : new(false, $"only {megabytes} MB free for {folder}: with less than 512 MB intake may begin to answer 503");
    }

    private static async Task<IEnumerable<DoctorFinding>> Mail(PostSaleSettings settings, CancellationToken cancellation)
    {
        if (settings.Email.Provider == "pickup")
        {
            return [new(true, "e-mail goes into a folder, so neither a mail server nor the senders' domains were looked at")];
        }

        var findings = new List<DoctorFinding>();
        if (settings.Email is { Provider: "smtp", Smtp: var smtp })
        {
            var trouble = await SmtpProbe.Try(smtp, cancellation);
            findings.Add(trouble is null ? new(true, $"the mail server {smtp.Host}:{smtp.Port} lets us in") : new(false, $"the mail server {smtp.Host}:{smtp.Port}: {trouble}"));
        }

        var dns = new Dns();
        foreach (var address in settings.Stores.Values.Select(store => store.Sender.Email).DistinctBy(address => address[(address.LastIndexOf('@') + 1)..].ToLowerInvariant()))
        {
            findings.AddRange((await SenderDomain.Look(address, dns.Texts)).Select(finding => new DoctorFinding(finding.Well, finding.What)));
        }

        return findings;
    }

    private static async Task<IEnumerable<DoctorFinding>> Configured(string? file, string folder, CancellationToken cancellation)
    {
        try
        {
            var settings = SettingsFile.Read(file);
            return
            [
                new(true, $"settings: {settings.Stores.Count} store(s), e-mail by {settings.Email.Provider}, SMS by {settings.Sms.Provider}"),
                .. await Data(settings, file, folder, cancellation),
                .. await Mail(settings, cancellation),
            ];
        }
        catch (StartupException refused)
        {
            return Refused(refused);
        }
    }

    private static async Task<IEnumerable<DoctorFinding>> Data(PostSaleSettings settings, string? file, string folder, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(folder, "postsale.db")))
        {
            return [new(true, $"{folder}: no data yet; serve makes it")];
        }

        if (Address.Read(folder) is { } running)
        {
            return [new(true, $"{folder}: in use by the server on {running.Url}; strategies were checked when it started")];
        }

        try
        {
            await using var store = SqliteStore.Open(folder);
            var shops = await ConfiguredShops.Look(settings, StrategyFolders.Beside(file), store.Strategies, cancellation);
            return
            [
                .. shops.All.Select(shop => new DoctorFinding(true, $"{shop.Id}: strategy {shop.Strategy.Name}, version {shop.Strategy.Hash}")),
                store.IsSound() ? new(true, $"{folder}: the data file is sound") : new(false, $"{folder}: the data file is damaged; restore a backup"),
            ];
        }
        catch (StartupException refused)
        {
            return Refused(refused);
        }
        catch (DataFileException unusable)
        {
            return [new(false, unusable.Message)];
        }
    }

    private static IEnumerable<DoctorFinding> Refused(StartupException refused) => refused.Reasons.Select(reason => new DoctorFinding(false, reason));
}
