using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using PostSale.Application.Settings;
using PostSale.Application.Starting;
using PostSale.Azure.ServiceBus;

namespace PostSale.Azure;

/// <summary>Finds the services in the settings: a connection string, or an address and the app's own identity.</summary>
public sealed class Connections(IConfiguration configuration, PostSaleSettings settings)
{
    // Where the app has one storage account for everything.
    private const string HostStorage = "AzureWebJobsStorage";

    private const string Missing =
        $"PostSale:Tables: missing: ConnectionString, or AccountUri (https://ACCOUNT.table.core.windows.net); without both, {HostStorage} is used, which is missing too";

    /// <exception cref="StartupException">The settings name no storage account, or wrongly.</exception>
    public TableServiceClient Tables(TableClientOptions options) => Storage(
        "table", connection => new TableServiceClient(connection, options), (address, identity) => new TableServiceClient(address, identity, options));

    /// <exception cref="StartupException">The settings name no storage account, or wrongly.</exception>
    public BlobServiceClient Blobs(BlobClientOptions options) => Storage(
        "blob", connection => new BlobServiceClient(connection, options), (address, identity) => new BlobServiceClient(address, identity, options));

    /// <returns>Null when the settings name no Service Bus.</returns>
    /// <exception cref="StartupException">They name it wrongly.</exception>
    public ServiceBusClient? ServiceBus(ServiceBusClientOptions options)
    {
        var section = configuration.GetSection(Doorbell.Connection);
        return section.Value is { Length: > 0 } connection ? Made(Doorbell.Connection, "is no connection string", () => new ServiceBusClient(connection, options))
            : section["fullyQualifiedNamespace"] is { Length: > 0 } name ? Made(
                $"{Doorbell.Connection}:fullyQualifiedNamespace", "is no name such as NAME.servicebus.windows.net", () => new ServiceBusClient(name, Identity(section), options))
            : null;
    }

    private T Storage<T>(string service, Func<string, T> byConnection, Func<Uri, TokenCredential, T> byIdentity)
    {
        var host = configuration.GetSection(HostStorage);
        return settings.Tables.ConnectionString is { Length: > 0 } own ? Made("PostSale:Tables:ConnectionString", "is no connection string", () => byConnection(own))
            : settings.Tables.AccountUri is { Length: > 0 } account ? byIdentity(new(Service(account, service)), Identity(host))
            : host.Value is { Length: > 0 } shared ? Made(HostStorage, "is no connection string", () => byConnection(shared))
            : host["accountName"] is { Length: > 0 } name ? Made(
                $"{HostStorage}:accountName", "is no storage account's name", () => byIdentity(new($"https://{name}.{service}.core.windows.net"), Identity(host)))
            : host[$"{service}ServiceUri"] is { Length: > 0 } address ? Made(
                $"{HostStorage}:{service}ServiceUri", "is no address", () => byIdentity(new(address), Identity(host)))
            : throw new StartupException([Missing]);
    }

    // The account has an address per service, alike but for the service's name.
    private static string Service(string account, string service) =>
        account.Replace(".table.", $".{service}.", StringComparison.OrdinalIgnoreCase);

    private DefaultAzureCredential Identity(IConfigurationSection section) => new(new DefaultAzureCredentialOptions
    {
        ManagedIdentityClientId = section["clientId"] ?? configuration["AZURE_CLIENT_ID"],
    });

    // What a client says of a malformed setting may quote it.
    private static T Made<T>(string key, string what, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception malformed) when (malformed is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new StartupException([$"{key}: {what}"]);
        }
    }
}
