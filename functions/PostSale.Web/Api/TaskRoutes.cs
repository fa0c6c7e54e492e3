using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Work;
using PostSale.Domain.Tasks;
using PostSale.Web.Security;

namespace PostSale.Web.Api;

/// <summary>The work people are asked to do: <c>GET /api/v1/tasks</c>, <c>GET /tasks/{id}</c>, <c>POST /tasks/{id}/outcome</c>.</summary>
internal static class TaskRoutes
{
    private const int Most = 200;

    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        api.MapRead("/tasks", Tasks);
        api.MapRead("/tasks/{id}", One);
        api.MapPost("/tasks/{id}/outcome", Close).RequireAuthorization(Roles.Agent);
    }

    private static async Task<IResult> Tasks(
        string? store, string? state, int? limit, IShops shops, ReportTasks report, IClock clock, CancellationToken cancellation)
    {
        if (!Enum.TryParse<TaskState>(state ?? "open", ignoreCase: true, out var wanted) || int.TryParse(state, out _))
        {
            return Results.BadRequest(new Problem($"state is one of {string.Join(", ", Enum.GetValues<TaskState>().Select(Words.Of))}."));
        }

        return ApiRoutes.Shop(store, shops) is { } shop
            ? Results.Ok(await report.Run(shop.Id, wanted, Math.Clamp(limit ?? 50, 1, Most), clock.GetCurrentInstant(), cancellation))
            : ApiRoutes.NoStore(store);
    }

    private static async Task<IResult> One(string id, ReportTasks report, IClock clock, CancellationToken cancellation) =>
        TaskId.TryParse(id, out var known) && await report.Find(known, clock.GetCurrentInstant(), cancellation) is { } task
            ? Results.Ok(task)
            : NoTask();

    private static async Task<IResult> Close(string id, TaskOutcome body, CloseTask close, ReportTasks report, IClock clock, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        if (!TaskId.TryParse(id, out var known))
        {
            return NoTask();
        }

        return await close.Run(known, body.Outcome ?? "", body.Note ?? "", now, cancellation) switch
        {
            Closing.Closed closed => Results.Ok(await report.Report(closed.Task, now, cancellation)),
            Closing.UnknownOutcome unknown => Results.BadRequest(new Problem($"outcome is one of {string.Join(", ", unknown.Allowed)}.")),
            Closing.NotOpen { Task.State: TaskState.Done } done => Results.Conflict(new Problem($"This task was closed before, as {done.Task.Outcome}.")),
            Closing.NotOpen => Results.Conflict(new Problem("This task was taken back; there is nothing to do.")),
            _ => NoTask(),
        };
    }

    private static IResult NoTask() => Results.NotFound(new Problem("No task has this id."));
}

/// <param name="Outcome">One of the words the task offers.</param>
/// <param name="Note">At most 4,000 characters are kept.</param>
internal sealed record TaskOutcome(string? Outcome, string? Note);
