using System.CommandLine;
using PostSale.Application.Starting;
using PostSale.Embedded.Sqlite;

namespace PostSale.Local.Commands;

/// <summary>The command line <c>postsale</c>. Exit codes: 0 done, 1 failed, 2 a wrong argument.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("PostSale follows up after the sale.")
        {
            DemoCommand.Create(),
            ServeCommand.Create(),
            InitCommand.Create(),
            StrategyCommand.Create(),
            CustomerCommand.Create(),
            DoctorCommand.Create(),
        };

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(parsed.Errors[0].Message);
            return 2;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (StartupException refused)
        {
            foreach (var reason in refused.Reasons)
            {
                await Console.Error.WriteLineAsync(reason);
            }

            return 1;
        }
        catch (DataFileException unusable)
        {
            await Console.Error.WriteLineAsync(unusable.Message);
            return 1;
        }
    }
}
