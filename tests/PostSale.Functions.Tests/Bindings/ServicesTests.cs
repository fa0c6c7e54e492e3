using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.AspNetCore.Builder;
using Moq;
using Azure.Messaging.ServiceBus;
using PostSale.Application.Settings;
using PostSale.Application.Starting;
using PostSale.Azure;
using PostSale.Functions.Composition;
using PostSale.Functions.Http;
using PostSale.Functions.Messages;
using PostSale.Functions.Timers;

namespace PostSale.Functions.Tests.Bindings;

/// <summary>Everything a function's constructor asks for is there, with and without a queue.</summary>
public sealed class ServicesTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EveryFunction_CanBeMade(bool hasQueue)
    {
        await using var store = new TestStore();
        var shop = await TestShop.Open(store.Sqlite.Strategies);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Host.UseDefaultServiceProvider(options => (options.ValidateOnBuild, options.ValidateScopes) = (true, true));
        builder.Services.AddAzure(shop.Settings, shop.Shops, store.Ports, hasQueue ? new Mock<ServiceBusSender>(MockBehavior.Strict).Object : null, store.Folder);
        builder.Services.AddTransient<AdvanceCustomerFunction>().AddTransient<SendMessageFunction>().AddTransient<SweepFunction>().AddTransient<NightlyFunction>()
            .AddTransient<StripeWebhook>().AddTransient<ShopifyWebhook>().AddTransient<EventsWebhook>().AddTransient<TwilioWebhook>()
            .AddTransient<EmailEventsWebhook>().AddTransient<Website>();
        await using var app = builder.Build();
        Assert.NotNull(app.Services.GetRequiredService<Site>());
    }

    [Theory]
    [InlineData("PostSale:IdentityKey", "", "PostSale:IdentityKey: ")]
    [InlineData("PostSale:Email:Provider", "carrier-pigeon", "PostSale:Email:Provider: ")]
    [InlineData("PostSale:Storse:loja:Name", "Loja", "PostSale:Storse: ")]
    [InlineData("PostSale:Stores:loja:TimeZone", "Mars/Olympus", "PostSale:Stores:loja:TimeZone: ")]
    [InlineData("PostSale:Tables:ConnectionString", "no connection string at all", "PostSale:Tables:ConnectionString: ")]
    [InlineData("AzureWebJobsStorage", "no connection string at all", "AzureWebJobsStorage: ")]
    [InlineData("PostSale:Nothing", null, "PostSale:Tables: ")]
    public async Task WrongSetting_StopsTheStartWithItsKey(string key, string? value, string line)
    {
        var configuration = new ConfigurationBuilder().AddConfiguration(TestShop.Configuration(TestShop.Starter()))
            .AddInMemoryCollection(value is null ? [] : [new(key, value)]).Build();
        var refused = await Assert.ThrowsAsync<StartupException>(
            () => new ServiceCollection().AddPostSale(configuration, AppContext.BaseDirectory, CancellationToken.None));
        Assert.Contains(refused.Reasons, reason => reason.StartsWith(line, StringComparison.Ordinal));
        Assert.DoesNotContain(refused.Reasons, reason => value is { Length: > 0 } && reason.Contains(value, StringComparison.Ordinal));
    }

    [Fact]
    public void NoServiceBus_IsNoFault() => Assert.Null(
        new Connections(new ConfigurationBuilder().Build(), new PostSaleSettings()).ServiceBus(new()));

    [Theory]
    [InlineData("PostSale:Tables:AccountUri", "https://shop.table.core.windows.net", "https://shop.blob.core.windows.net/")]
    [InlineData("AzureWebJobsStorage:accountName", "shop", "https://shop.blob.core.windows.net/")]
    [InlineData("AzureWebJobsStorage", "UseDevelopmentStorage=true", "http://127.0.0.1:10000/devstoreaccount1")]
    public void Storage_IsFoundInTheSettings(string key, string value, string blobs)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build();
        var settings = new PostSaleSettings { Tables = new() { AccountUri = configuration["PostSale:Tables:AccountUri"] ?? "" } };
        var connections = new Connections(configuration, settings);
        Assert.Equal(new(blobs), connections.Blobs(new()).Uri);
        Assert.NotNull(connections.Tables(new()));
    }
}
