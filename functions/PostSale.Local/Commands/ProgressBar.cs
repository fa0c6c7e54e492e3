using Spectre.Console;

namespace PostSale.Local.Commands;

/// <summary>Shows how far a long piece of work has come.</summary>
internal static class ProgressBar
{
    /// <param name="work">Tells the share that is done, 0 to 1.</param>
    public static Task Show(string title, Func<IProgress<double>, Task> work) => AnsiConsole.Progress().AutoClear(false)
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async progress =>
        {
            var task = progress.AddTask(title, maxValue: 1);
            await work(new Share(task));
            task.Value = 1;
        });

    private sealed class Share(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
