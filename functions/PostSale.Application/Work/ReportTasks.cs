using PostSale.Application.Messages;
using PostSale.Application.Ports;
using PostSale.Application.Templates;

namespace PostSale.Application.Work;

/// <summary>One task for the person who does it.</summary>
/// <param name="State">open, done or cancelled.</param>
/// <param name="Title">Filled in; the touchpoint's name where its strategy no longer words it.</param>
/// <param name="Script">Markdown, filled in; null where there is none.</param>
/// <param name="Outcomes">The words one of which closes it.</param>
public sealed record ReportedTask(
    string Id, string Store, string Customer, string? CustomerName, string? Phone, string Journey, string Touchpoint, string Kind, string Priority, string State,
    string Title, string? Script, DateTimeOffset CreatedAt, DateTimeOffset DueBy, bool Overdue, IReadOnlyList<string> Outcomes, string? Outcome, string? Note,
    DateTimeOffset? ClosedAt);

/// <summary>Shows people the work they are asked to do, in words.</summary>
public sealed class ReportTasks(ITasks tasks, ICustomers customers, IShops shops, MailRenderer renderer, CloseTask close)
{
    public async Task<IReadOnlyList<ReportedTask>> Run(StoreId store, TaskState state, int max, Instant now, CancellationToken cancellation)
    {
        var reported = new List<ReportedTask>();
        foreach (var task in await tasks.List(store, state, max, cancellation))
        {
            reported.Add(await Report(task, now, cancellation));
        }

        return reported;
    }

    /// <returns>Null when there is no such task.</returns>
    public async Task<ReportedTask?> Find(TaskId id, Instant now, CancellationToken cancellation) =>
        await tasks.Find(id, cancellation) is { } task ? await Report(task, now, cancellation) : null;

    public async Task<ReportedTask> Report(CustomerTask task, Instant now, CancellationToken cancellation)
    {
        var customer = (await customers.Load(task.Customer, cancellation))?.Customer;
        var (title, script) = Words(task, customer);
        return new(
            task.Id.Value, task.Store.Value, task.Customer.Value, customer?.Knowledge.Person.Name?.Value, customer?.Knowledge.Person.Phone?.Value,
            task.Effect.Journey.Value, task.Effect.Touchpoint.Value, Application.Words.Of(task.Kind), Application.Words.Of(task.Priority),
            Application.Words.Of(task.State), title, script, task.CreatedAt.ToDateTimeOffset(), task.DueBy.ToDateTimeOffset(),
            task.State == TaskState.Open && task.DueBy < now, close.Outcomes(task), task.Outcome, task.Note, task.ClosedAt?.ToDateTimeOffset());
    }

    // The current version's words where it still asks for this task, else those of the version that did.
    private (string Title, string? Script) Words(CustomerTask task, Customer? customer)
    {
        if (task.Effect.Journey == Requests.Privacy)
        {
            var locale = shops.Find(task.Store)?.Settings.Locale ?? "en";
            return (task.Effect.Touchpoint == Requests.EraseData ? ReasonWords.ErasureTitle(locale) : ReasonWords.ExportTitle(locale), null);
        }

        if (task.Effect.Journey == Requests.Surveys)
        {
            return (ReasonWords.CallTitle(shops.Find(task.Store)?.Settings.Locale ?? "en"), null);
        }

        if (customer is null || shops.Find(task.Store) is not { } shop)
        {
            return (task.Effect.Touchpoint.Value, null);
        }

        var pinned = shop.Earlier.GetValueOrDefault(task.Version);
        foreach (var strategy in new[] { shop.Strategy, pinned }.OfType<Strategies.Strategy>())
        {
            if (strategy.Tasks.TryGetValue(task.Effect.Touchpoint, out var text))
            {
                try
                {
                    return renderer.RenderTask(strategy, text, TemplateModel.For(shop, customer, customer.Knowledge.OrderNamed(task.Effect.Subject), null));
                }
                catch (UnrenderableException)
                {
                    // The name of the touchpoint is better than no task at all.
                    break;
                }
            }
        }

        return (task.Effect.Touchpoint.Value, null);
    }
}
