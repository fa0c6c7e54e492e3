namespace PostSale.Functions.Tests.Scenarios;

/// <summary>One table of scenarios, two engines: the hosts decide nothing, so they cannot differ.</summary>
public sealed class BothHostsTests
{
    public static TheoryData<string> Names() => new(Scenario.All.Select(scenario => scenario.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Scenario_HasTheSameEffectsOnBothHosts(string name)
    {
        var scenario = Scenario.All.Single(one => one.Name == name);
        var embedded = await EmbeddedRunner.Run(scenario);
        Assert.Equal(scenario.Silent, embedded.Count == 0);
        Assert.Equal(scenario.Strategy == "app", embedded.Any(line => line.Contains(" by App Accepted ", StringComparison.Ordinal)));
        Assert.Equal(embedded, await AzureRunner.Run(scenario));
    }
}
