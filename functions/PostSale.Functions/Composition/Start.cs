using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PostSale.Application.Settings;
using PostSale.Application.Starting;
using PostSale.Azure;
using PostSale.Azure.ServiceBus;
using PostSale.Azure.Tables;
using PostSale.Delivery;

namespace PostSale.Functions.Composition;

/// <summary>From the app's settings to its services.</summary>
public static class Start
{
    /// <summary>The setting that says where the pickup providers leave their files; beside the app without it.</summary>
    public const string DataFolder = "PostSaleDataFolder";

    // A turn waits for the ring: better none, which the sweeper makes up for, than a long one.
    private static readonly ServiceBusRetryOptions QueueRetries = new() { MaxRetries = 2, TryTimeout = TimeSpan.FromSeconds(10) };

    /// <param name="home">The app's own folder, where a relative strategy folder is looked for.</param>
    /// <exception cref="StartupException">A setting or strategy is missing or wrong, or the store cannot be reached; one line each, with its key.</exception>
    public static async Task AddPostSale(this IServiceCollection services, IConfiguration configuration, string home, CancellationToken cancellation)
    {
        var settings = Settings(configuration);
        var connections = new Connections(configuration, settings);
        var queue = connections.ServiceBus(new() { RetryOptions = QueueRetries })?.CreateSender(Doorbell.Queue);
        try
        {
            var store = await Store(connections, cancellation);
            var shops = await ConfiguredShops.Read(settings, [home], store.Strategies, SystemClock.Instance.GetCurrentInstant(), cancellation);
            services.AddAzure(settings, shops, store, queue, configuration[DataFolder] is { Length: > 0 } folder ? folder : Path.Combine(home, "postsale-data"));
        }
        catch (StoreUnavailableException unavailable)
        {
            throw new StartupException([$"The storage account cannot be reached: {unavailable.Message}"]);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new StartupException([$"{DataFolder}: the folder for pickup's files cannot be made"]);
        }
    }

    private static PostSaleSettings Settings(IConfiguration configuration) =>
        SettingsReader.Read(configuration, DeliveryServices.EmailProviders, DeliveryServices.SmsProviders) switch
        {
            SettingsResult.Valid valid => valid.Settings,
            SettingsResult.Faulty faulty => throw new StartupException([.. faulty.Faults.Select(fault => fault.ToString())]),
            var other => throw new InvalidOperationException($"An unknown result: {other}."),
        };

    private static async Task<StorePorts> Store(Connections connections, CancellationToken cancellation)
    {
        var store = await TableStore.Open(
            connections.Tables(TableStoreOptions.ForTables()), connections.Blobs(TableStoreOptions.ForBlobs()), new(), cancellation);
        return new(
            store.Inbox, store.Aliases, store.Customers, store.Outbox, store.Tasks, store.Strategies, store.Nights, store.Purchases, store.Scores, new KeyRing(store.Keys),
            store.Switches, store.Audit);
    }
}
