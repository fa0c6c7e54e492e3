using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Work;
using PostSale.Domain.Tasks;
using PostSale.Web.Api;
using PostSale.Web.Security;

namespace PostSale.Web.Ops;

/// <summary>The call desk: what is to be done, with its script, and what came of it.</summary>
internal static class TaskPages
{
    private const int Most = 100;

    public static void MapTaskPages(this IEndpointRouteBuilder ops)
    {
        ops.MapRead("/tasks", List);
        ops.MapRead("/tasks/{id}", One);
        ops.MapPost("/tasks/{id}/outcome", Close).RequireAuthorization(OpsRoutes.Policy(Roles.Agent));
    }

    private static async Task<IResult> List(string? state, HttpContext context, ReportTasks report, CancellationToken cancellation)
    {
        var wanted = Enum.TryParse<TaskState>(state, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : TaskState.Open;
        return Desk.At(context) is { } desk
            ? new RazorComponentResult<TaskList>(new { Desk = desk, State = wanted, Tasks = await report.Run(desk.Shop.Id, wanted, Most, desk.Now, cancellation) })
            : Results.NotFound();
    }

    private static async Task<IResult> One(string id, HttpContext context, IShops shops, ReportTasks report, IClock clock, CancellationToken cancellation) =>
        TaskId.TryParse(id, out var known) && await report.Find(known, clock.GetCurrentInstant(), cancellation) is { } task && shops.Find(new StoreId(task.Store)) is { } shop
            ? new RazorComponentResult<TaskPage>(new { Desk = Desk.At(context, shop), Work = task })
            : Results.NotFound();

    private static async Task<IResult> Close(string id, HttpContext context, CloseTask close, ITasks tasks, IAudit audit, IClock clock, CancellationToken cancellation)
    {
        if (!TaskId.TryParse(id, out var known) || await tasks.Find(known, cancellation) is not { } task)
        {
            return Results.NotFound();
        }

        var (form, now) = (await context.Request.ReadFormAsync(cancellation), clock.GetCurrentInstant());
        switch (await close.Run(known, form["outcome"].ToString(), form["note"].ToString(), now, cancellation))
        {
            case Closing.Closed closed:
                await audit.Write(new(now, task.Store, CustomerRoutes.Who(context), $"task closed as {closed.Task.Outcome}", id), cancellation);
                return OpsRoutes.Back($"/ops/tasks/{id}", "closed", null);
            case Closing.UnknownOutcome unknown:
                return Results.BadRequest(new Problem($"outcome is one of {string.Join(", ", unknown.Allowed)}."));
            default:
                return OpsRoutes.Back($"/ops/tasks/{id}", "not-open", null);
        }
    }
}
