using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using NodaTime;
using PostSale.Application.Settings;
using PostSale.Application.Starting;
using PostSale.Embedded.Sqlite;
using PostSale.Embedded.Workers;
using PostSale.Telemetry;
using PostSale.Web;
using PostSale.Web.Security;
using PostSale.Web.Webhooks;

namespace PostSale.Local.Hosting;

/// <summary>The embedded host, put together and not yet started.</summary>
/// <param name="TimeTravels">Offers <c>POST /dev/clock</c>.</param>
internal sealed record ServerOptions(string Folder, int Port, bool TimeTravels, PostSaleSettings Settings, IReadOnlyList<string> StrategyFolders);

internal sealed class Server : IAsyncDisposable
{
    private readonly ServerOptions options;
    private readonly SqliteStore store;
    private readonly LocalKey key;

    private Server(ServerOptions options, WebApplication app, SqliteStore store, LocalKey key)
    {
        this.options = options;
        App = app;
        this.store = store;
        this.key = key;
    }

    public WebApplication App { get; }

    /// <exception cref="StartupException">Settings or strategy are wrong.</exception>
    /// <exception cref="DataFileException">The data cannot be used.</exception>
    public static async Task<Server> Build(ServerOptions options, IClock system, CancellationToken cancellation)
    {
        var store = SqliteStore.Open(options.Folder);
        try
        {
            var now = system.GetCurrentInstant();
            var shops = await ConfiguredShops.Read(
                options.Settings, options.StrategyFolders, store.Strategies, Instant.Max(now, TimeTravel.Stand(store.Notes) ?? now), cancellation);
            var clock = new TravellingClock(system) { MayJump = options.TimeTravels };
            var key = LocalKey.New();

            // Nothing is configured by files found in the working directory, so it must not be watched either: data and mails may lie there.
            var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
            builder.Configuration.Sources.Clear();
            builder.Configuration.AddInMemoryCollection(TelemetryServices.FromEnvironment());
            builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true)
                .AddFilter("Microsoft", LogLevel.Warning)
                // The keys of sign-in cookies lie in a folder of their owner only; there is no keystore to encrypt them with.
                .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
                // A start that fails is told by the command itself, in one line.
                .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
            builder.WebHost.ConfigureKestrel(kestrel =>
            {
                kestrel.Listen(IPAddress.Loopback, options.Port);
                kestrel.AddServerHeader = false;
                kestrel.Limits.MaxRequestBodySize = 2 * 1024 * 1024;
                WebhookEndpoints.Limit(kestrel);
            });
            builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
            builder.Services.AddSingleton(key).AddSingleton<IReadiness>(new StoreReadiness(store, options.Folder));
            builder.Services.AddEmbedded(options.Settings, shops, store, clock).AddOpenShop(options.Settings, options.Folder);
            builder.Services.AddPostSaleWeb();
            builder.Services.AddHostedService<Worker>();
            builder.Services.AddDataProtectionIn(options.Folder);
            builder.Services.AddPostSaleTelemetry(builder.Configuration);

            var app = builder.Build();
            await app.Services.GetRequiredService<Switchboard>().Refresh(cancellation);
            app.UsePostSaleWeb(routes =>
            {
                if (options.TimeTravels)
                {
                    routes.MapClock();
                }
            });
            if (options.TimeTravels)
            {
                app.Services.GetRequiredService<TimeTravel>().Remember();
            }

            return new(options, app, store, key);
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    public Task Note(string name, string value, CancellationToken cancellation) => store.Notes.Write(name, value, cancellation);

    /// <returns>The address it listens on.</returns>
    public async Task<string> Start(CancellationToken cancellation)
    {
        try
        {
            await App.StartAsync(cancellation);
        }
        catch (IOException taken) when (taken.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw LoopbackPort.Refusal(options.Port, SocketError.AddressAlreadyInUse);
        }

        var url = App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        new Address(url, key.Value).Write(options.Folder);
        return url;
    }

    public async ValueTask DisposeAsync()
    {
        Address.Remove(options.Folder);
        await App.DisposeAsync();
        await store.DisposeAsync();
    }

    private sealed class StoreReadiness(SqliteStore store, string folder) : IReadiness
    {
        // A webhook may be this large. The small write that asks whether the file takes any may still fit where no webhook does.
        private const long LeastFreeBytes = 1024 * 1024;

        public async Task<string?> WhyNot(CancellationToken cancellation) =>
            !await store.IsWritable(cancellation) ? "The data file cannot be written now."
            : new DriveInfo(folder).AvailableFreeSpace < LeastFreeBytes ? "The disk is full."
            : null;
    }
}
