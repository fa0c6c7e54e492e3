namespace PostSale.Local.Commands;

/// <summary>Serves until the process is asked to stop, then lets what was begun finish.</summary>
internal static class Stopping
{
    public static async Task Wait(WebApplication app, CancellationToken cancellation)
    {
        var lifetime = app.Services.GetRequiredService<IHostApplicationLifetime>();
        await using var asked = cancellation.Register(lifetime.StopApplication);
        await app.WaitForShutdownAsync(CancellationToken.None);
    }
}
