using System.CommandLine;
using PostSale.Application.Ports;
using PostSale.Application.Starting;
using PostSale.Embedded.Sqlite;

namespace PostSale.Local.Commands;

/// <summary>The command line <c>postsale</c>. Exit codes: 0 done, 1 failed, 2 a wrong argument.</summary>
internal static class CommandLine
{
    // After SIGTERM: longer than the host gives what it has begun, so that the host and not the parser ends the process.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("PostSale follows up after the sale.")
        {
            DemoCommand.Create(),
            ServeCommand.Create(),
            InitCommand.Create(),
            StrategyCommand.Create(),
            SimulateCommand.Create(),
            CustomerCommand.Create(),
            ImportCommand.Create(),
            ScoreCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
            DoctorCommand.Create(),
        };

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(Mistake(parsed));
            return 2;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Patience });
        }
        catch (StartupException refused)
        {
            foreach (var reason in refused.Reasons)
            {
                await Console.Error.WriteLineAsync(reason);
            }
        }
        catch (Exception unusable) when (unusable is DataFileException or StoreUnavailableException)
        {
            await Console.Error.WriteLineAsync(unusable.Message);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before it was done.");
        }
        catch (Exception fault)
        {
            // A defect of ours. The place helps to mend it; the exception's own text might quote a secret or a person.
            await Console.Error.WriteLineAsync($"This should not have happened; please report it: {fault.GetType().Name}\n{fault.StackTrace}");
        }

        return 1;
    }

    // The parser lists what follows from a mistake beside the mistake: a word that nothing takes comes first.
    private static string Mistake(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count == 0)
        {
            return parsed.Errors[0].Message;
        }

        var name = string.Join(' ', command.Parents.OfType<Command>().Where(parent => parent is not RootCommand).Append(command).Where(one => one is not RootCommand).Select(one => one.Name).Prepend("postsale"));
        return parsed.UnmatchedTokens is [var word, ..]
            ? $"{name} has no verb or option '{word}'; `{name} --help` lists what there is."
            : $"{name} needs a verb; `{name} --help` lists them.";
    }
}
