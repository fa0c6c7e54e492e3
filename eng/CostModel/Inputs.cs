using System.Text.Json;

namespace CostModel;

/// <summary>What the model is told: docs/cost.json. A key it does not know is refused, so that nothing is written in vain.</summary>
/// <param name="CustomerYear">How often each thing happens to one customer in a year.</param>
/// <param name="Each">What each thing takes, once.</param>
/// <param name="Month">What is paid in every month however few customers there are.</param>
/// <param name="InstanceMonth">What an instance takes in a month by being there.</param>
/// <param name="Sizes">The cases.</param>
public sealed record Inputs(
    string Currency,
    IReadOnlyDictionary<string, double> CustomerYear,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Each,
    IReadOnlyDictionary<string, double> Month,
    IReadOnlyDictionary<string, double> InstanceMonth,
    IReadOnlyDictionary<string, Price> Prices,
    IReadOnlyList<Size> Sizes)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    /// <exception cref="InvalidDataException">The file is none of the model's, or names what has no price.</exception>
    public static Inputs Read(string file)
    {
        try
        {
            var inputs = JsonSerializer.Deserialize<Inputs>(File.ReadAllText(file), Options) ?? throw new InvalidDataException($"{file}: empty");
            var priceless = inputs.Each.Values.SelectMany(one => one.Keys).Concat(inputs.Month.Keys).Concat(inputs.InstanceMonth.Keys).Distinct().Where(unit => !inputs.Prices.ContainsKey(unit)).ToList();
            var untold = inputs.CustomerYear.Keys.Except(inputs.Each.Keys).Concat(inputs.Each.Keys.Except(inputs.CustomerYear.Keys)).ToList();
            return priceless.Count > 0 ? throw new InvalidDataException($"{file}: prices: nothing for {string.Join(", ", priceless)}")
                : untold.Count > 0 ? throw new InvalidDataException($"{file}: customerYear and each must name the same: {string.Join(", ", untold)}")
                : inputs;
        }
        catch (JsonException malformed)
        {
            throw new InvalidDataException($"{file}: {malformed.Message}", malformed);
        }
    }
}

/// <param name="Amount">For <paramref name="Per"/> units.</param>
/// <param name="Source">Where the amount is from, and when it was looked at.</param>
public sealed record Price(string Name, double Amount, double Per, string Source)
{
    public double One => Amount / Per;
}

/// <param name="Concurrency">How many executions share an instance at a time, on average: its time is paid once.</param>
/// <param name="AlwaysReady">Instances that wait, in all groups.</param>
public sealed record Size(string Name, double Customers, double Concurrency, double AlwaysReady);
