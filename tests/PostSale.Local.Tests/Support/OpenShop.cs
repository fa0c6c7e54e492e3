namespace PostSale.Local.Tests.Support;

/// <summary>One open shop for a class of tests. Each uses customers of its own; time only goes on.</summary>
public abstract class OpenShop(string zone, string strategy = "loja-fisica") : IAsyncLifetime
{
    internal Shop Shop { get; } = new(zone, strategy: Path.Combine(Repository.Root, "strategies", strategy));

    internal ServedShop Served { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Served = await ServedShop.Open(Shop);

    public async Task DisposeAsync()
    {
        await Served.DisposeAsync();
        Shop.Dispose();
    }
}

public sealed class SaoPauloShop() : OpenShop("America/Sao_Paulo");

public sealed class NewYorkShop() : OpenShop("America/New_York");

/// <summary>Sells an app that shows notices itself.</summary>
public sealed class AppShop() : OpenShop("America/Sao_Paulo", "app");

/// <summary>One such shop for the classes that need it, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OneAppShop : ICollectionFixture<AppShop>
{
    public const string Name = "an app";
}
