using System.CommandLine;

namespace PostSale.Local.Commands;

/// <summary>Options that several verbs take. Made anew for each, as the parser wants.</summary>
internal static class CommonOptions
{
    public static Option<string> Data(string fallback = "postsale-data") => new("--data")
    {
        Description = "The folder with postsale.db, mail/ and sms/.",
        DefaultValueFactory = _ => fallback,
    };

    public static Option<int> Port()
    {
        var port = new Option<int>("--port") { Description = "The port on 127.0.0.1.", DefaultValueFactory = _ => 7071 };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535)
            {
                result.AddError("--port is 1 to 65535, or 0 for any that is free.");
            }
        });
        return port;
    }

    public static Option<string?> Config() => new("--config") { Description = "The settings file. Default: appsettings.json here." };

    public static Option<string> Store() => new("--store") { Description = "The store's id.", Required = true };

    public static Option<bool> Json() => new("--json") { Description = "Machine-readable output." };
}
