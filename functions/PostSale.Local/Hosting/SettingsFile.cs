using PostSale.Application.Settings;
using PostSale.Application.Starting;
using PostSale.Delivery;

namespace PostSale.Local.Hosting;

/// <summary>Where the settings come from: a named file or appsettings.json, then user secrets, then the environment.</summary>
internal static class SettingsFile
{
    /// <param name="file">Null for appsettings.json of the working directory.</param>
    /// <exception cref="StartupException">The file is missing or is no JSON, or a setting is wrong; one line per fault.</exception>
    public static PostSaleSettings Read(string? file)
    {
        if (file is not null && !File.Exists(file))
        {
            throw new StartupException([$"{file}: no such file. `postsale init DIR` writes one to start from."]);
        }

        IConfiguration configuration;
        try
        {
            configuration = new ConfigurationBuilder()
                .AddJsonFile(Path.GetFullPath(file ?? "appsettings.json"), optional: file is null)
                .AddUserSecrets(typeof(SettingsFile).Assembly, optional: true)
                .AddEnvironmentVariables()
                .Build();
        }
        catch (Exception unreadable) when (unreadable is UnauthorizedAccessException or IOException)
        {
            throw new StartupException([$"{file ?? "appsettings.json"}: cannot be read. Check that it is a file and this user may read it."]);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or FormatException)
        {
            throw new StartupException([$"{file ?? "appsettings.json"}: {Innermost(malformed)}"]);
        }

        if (file is null && !configuration.GetSection("PostSale").Exists())
        {
            throw new StartupException(["No settings: neither --config FILE, nor appsettings.json here, nor PostSale__… in the environment. `postsale init DIR` writes some to start from."]);
        }

        return SettingsReader.Read(configuration, DeliveryServices.EmailProviders, DeliveryServices.SmsProviders, Written(file ?? "appsettings.json")) switch
        {
            SettingsResult.Valid valid => valid.Settings,
            SettingsResult.Faulty faulty => throw new StartupException([.. faulty.Faults.Select(fault => fault.ToString())]),
            var other => throw new InvalidOperationException($"An unknown result: {other}."),
        };
    }

    private static WrittenValues? Written(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        using var json = File.OpenRead(file);
        return WrittenValues.Read(json);
    }

    // The parser's position is of use; the text it quotes might be a secret.
    private static string Innermost(Exception malformed)
    {
        while (malformed.InnerException is { } inner)
        {
            malformed = inner;
        }

        return malformed switch
        {
            System.Text.Json.JsonException { LineNumber: { } line, BytePositionInLine: { } column } => $"no valid JSON at line {line + 1}, column {column + 1}.",
            // A key that stands twice, or no object at all: these texts quote keys only.
            FormatException format => format.Message,
            _ => "no valid JSON.",
        };
    }
}
