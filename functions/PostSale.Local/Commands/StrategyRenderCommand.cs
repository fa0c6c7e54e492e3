using System.CommandLine;
using PostSale.Application.Starting;
using PostSale.Application.Strategies.Rendering;

namespace PostSale.Local.Commands;

/// <summary><c>strategy render</c>: the strategy as a document.</summary>
internal static class StrategyRenderCommand
{
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The strategy's folder." };
        var to = new Option<string>("--to") { Description = "The file to write: FILE.html, one page that prints on A4, or FILE.md.", Required = true };
        to.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && Path.GetExtension(token.Value) is not (".html" or ".md"))
            {
                result.AddError($"--to: \"{token.Value}\" ends with neither .html nor .md.");
            }
        });
        var command = new Command("render", "Write the strategy as a document.") { folder, to };
        command.SetAction(async (parsed, cancellation) =>
        {
            var strategy = StrategyCommand.Load(parsed.GetValue(folder)!);
            var file = Path.GetFullPath(parsed.GetValue(to)!);
            var text = Path.GetExtension(file) == ".html" ? StrategyDocument.Html(strategy) : StrategyDocument.Markdown(strategy);
            try
            {
                await File.WriteAllTextAsync(file, text, cancellation);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                throw new StartupException([$"{file}: cannot be written. Give a file in a folder that is there and that this user may write to."]);
            }

            Console.WriteLine($"{file}: {text.Length / 1024} KiB.");
            return 0;
        });
        return command;
    }
}
