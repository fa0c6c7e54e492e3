using System.CommandLine;
using System.Globalization;
using PostSale.Application.Strategies.Generating;

namespace PostSale.Local.Commands;

/// <summary>Options that several verbs take. Made anew for each, as the parser wants.</summary>
internal static class CommonOptions
{
    public static Option<string> Data(string fallback = "postsale-data") => new("--data")
    {
        Description = "The folder with postsale.db, mail/ and sms/.",
        DefaultValueFactory = _ => fallback,
    };

    public static Option<int> Port() => Whole("--port", "The port on 127.0.0.1; 0 is any that is free.", 7071, 0, 65535);

    public static Option<string?> Config() => new("--config") { Description = "The settings file. Default: appsettings.json here." };

    public static Option<string?> Store() => new("--store") { Description = "The store's id; may be left out where there is only one." };

    public static Option<bool> Json() => new("--json") { Description = "Machine-readable output." };

    public static Option<string?> Server() => new("--server") { Description = "A running server instead of a data folder." };

    public static Option<string?> Key() => new("--key") { Description = "An access key for --server." };

    /// <summary>One of these words; the first where none is given.</summary>
    public static Option<string> OneOf(string name, string description, IReadOnlyList<string> words)
    {
        var option = new Option<string>(name) { Description = $"{description} {string.Join(" or ", words)}.", DefaultValueFactory = _ => words[0] };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !words.Contains(token.Value))
            {
                result.AddError($"{name}: unknown \"{token.Value}\"; {AnswerWords.Mend(token.Value, words)}");
            }
        });
        return option;
    }

    /// <summary>A whole number within bounds, both included.</summary>
    public static Option<int> Whole(string name, string description, int fallback, int least, int most)
    {
        var range = $"{name} is a whole number from {least.ToString(CultureInfo.InvariantCulture)} to {most.ToString(CultureInfo.InvariantCulture)}.";
        return new(name)
        {
            Description = description,
            DefaultValueFactory = _ => fallback,
            CustomParser = result =>
            {
                if (result.Tokens is [var token] && int.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                    && value >= least && value <= most)
                {
                    return value;
                }

                result.AddError(range);
                return fallback;
            },
        };
    }
}
