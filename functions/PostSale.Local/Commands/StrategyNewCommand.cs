using System.CommandLine;
using PostSale.Application.Starting;
using PostSale.Application.Strategies;
using PostSale.Application.Strategies.Generating;
using PostSale.Application.Strategies.Programmes;

namespace PostSale.Local.Commands;

/// <summary><c>strategy new</c>: a whole strategy from the brief's four answers.</summary>
internal static class StrategyNewCommand
{
    public static Command Create()
    {
        var kind = Chosen("--kind", "What is sold.", AnswerWords.Kinds);
        var product = new Option<string>("--product") { Description = "What is sold, as customers call it.", Required = true };
        product.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && StrategyGenerator.WhyNotCalled(token.Value) is { } why)
            {
                result.AddError($"--product {why}.");
            }
        });
        var cycle = Chosen("--cycle", "How it is bought.", AnswerWords.Cycles);
        var moment = Chosen("--moment", "When most customers are won or lost.", AnswerWords.Moments);
        var channels = Channels();
        var locale = new Option<string>("--locale") { Description = "The language of its texts: pt-BR or en.", DefaultValueFactory = _ => StrategyGenerator.Locales[0] };
        locale.Validators.Add(result => OneOf(result, StrategyGenerator.Locales));
        var target = new Option<string>("--out") { Description = "A folder that is absent or empty.", Required = true };
        var command = new Command("new", "Write a strategy from four answers.") { kind, product, cycle, moment, channels, locale, target };
        command.SetAction(async (parsed, cancellation) =>
        {
            var answers = new Answers(parsed.GetValue(kind), parsed.GetValue(product)!, parsed.GetValue(cycle), parsed.GetValue(moment), parsed.GetValue(channels));
            var files = StrategyGenerator.Generate(answers, parsed.GetValue(locale)!);
            var folder = Path.GetFullPath(parsed.GetValue(target)!);
            await Write(folder, files, cancellation);
            var strategy = ((StrategyResult.Loaded)StrategyLoader.Load(StrategyFolder.Read(folder))).Strategy;
            Console.WriteLine($"{folder}: {strategy.Plan.Journeys.Length} journeys, {strategy.Plan.Journeys.Sum(journey => journey.Touchpoints.Length)} touchpoints, {files.Count} files.");
            Console.WriteLine("Next: put your pages into \"links\" of strategy.yaml, then");
            Console.WriteLine($"  postsale strategy check {folder}");
            Console.WriteLine($"  postsale strategy render {folder} --to strategy.html");
            return 0;
        });
        return command;
    }

    private static async Task Write(string folder, IReadOnlyDictionary<string, string> files, CancellationToken cancellation)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new StartupException([$"{folder}: {(File.Exists(folder) ? "a file" : "not empty")}. Nothing was written; give an empty folder."]);
        }

        try
        {
            foreach (var (name, text) in files)
            {
                var file = Path.Combine(folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, text, cancellation);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StartupException([$"{folder}: cannot be written. Give a folder that this user may make, on a disk with room."]);
        }
    }

    private static Option<T> Chosen<T>(string name, string description, IReadOnlyDictionary<string, T> words) => new(name)
    {
        Description = $"{description} One of {string.Join(", ", words.Keys)}.",
        Required = true,
        CustomParser = result =>
        {
            OneOf(result, [.. words.Keys]);
            return words.GetValueOrDefault(result.Tokens[0].Value)!;
        },
    };

    private static Option<System.Collections.Immutable.ImmutableArray<Domain.Strategies.Channel>> Channels() => new("--channels")
    {
        Description = $"Where customers may be reached, with commas: {string.Join(", ", AnswerWords.Channels.Keys)}.",
        Required = true,
        CustomParser = result =>
        {
            var named = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in named.Where(word => !AnswerWords.Channels.ContainsKey(word)).Take(1))
            {
                result.AddError($"--channels: unknown \"{word}\"; {AnswerWords.Mend(word, AnswerWords.Channels.Keys)}");
            }

            if (named.Length == 0)
            {
                result.AddError($"--channels names none; known here: {string.Join(", ", AnswerWords.Channels.Keys)}");
            }

            return [.. AnswerWords.Channels.Where(pair => named.Contains(pair.Key)).Select(pair => pair.Value)];
        },
    };

    private static void OneOf(System.CommandLine.Parsing.SymbolResult result, IReadOnlyList<string> words)
    {
        if (result.Tokens is [var token] && !words.Contains(token.Value))
        {
            var name = result is System.CommandLine.Parsing.OptionResult option ? option.Option.Name : ((System.CommandLine.Parsing.OptionResult)result.Parent!).Option.Name;
            result.AddError($"{name}: unknown \"{token.Value}\"; {AnswerWords.Mend(token.Value, words)}");
        }
    }
}
