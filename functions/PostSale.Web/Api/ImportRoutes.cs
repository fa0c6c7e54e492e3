using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using PostSale.Application.Imports;
using PostSale.Web.Security;

namespace PostSale.Web.Api;

/// <summary><c>POST /api/v1/imports</c>: past orders, the file as the body.</summary>
internal static class ImportRoutes
{
    /// <summary>A file of some ten million lines.</summary>
    public const long MostBytes = 1024L * 1024 * 1024;

    // A file lies on disk while it is read, and its writing keeps the store busy.
    private static readonly SemaphoreSlim One = new(1, 1);

    public static void MapImports(this IEndpointRouteBuilder api) => api.MapPost("/imports", Import).RequireAuthorization(Roles.Admin);

    private static async Task<IResult> Import(
        HttpContext context, string? store, bool? dryRun, bool? skipBad, string? columns, bool? noHeader, string? @decimal, string? dates, string? lines,
        string? provider, IShops shops, ImportOrders import, IClock clock, CancellationToken cancellation)
    {
        if (ApiRoutes.Shop(store, shops) is not { } shop)
        {
            return ApiRoutes.NoStore(store);
        }

        if (!new OrderFileWords(columns, noHeader ?? false, @decimal, dates, lines, provider).TryRead(out var options, out var fault))
        {
            return Results.BadRequest(new Problem(fault));
        }

        if (!await One.WaitAsync(TimeSpan.Zero, cancellation))
        {
            return Results.Conflict(new Problem("Another import is being read; send this one when it is done."));
        }

        try
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            {
                size.MaxRequestBodySize = MostBytes;
            }

            await using var file = Spool();
            await context.Request.Body.CopyToAsync(file, cancellation);
            var report = await import.Run(
                new(shop.Id, options, dryRun ?? false, skipBad ?? false), file, _ => { }, new Progress<ImportProgress>(), clock.GetCurrentInstant(), cancellation);
            return report.State == ImportState.Refused ? Results.BadRequest(ReportedImport.Of(report)) : Results.Ok(ReportedImport.Of(report));
        }
        finally
        {
            One.Release();
        }
    }

    // It holds people's data: gone when it is closed, and nobody else's to read meanwhile.
    private static FileStream Spool()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous, BufferSize = 128 * 1024,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(Path.Combine(Path.GetTempPath(), $"postsale-import-{Guid.NewGuid():N}"), options);
    }
}
