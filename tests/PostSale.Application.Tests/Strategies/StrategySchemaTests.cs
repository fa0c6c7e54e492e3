using System.Text.Json.Nodes;
using NJsonSchema;
using PostSale.Application.Strategies.Schemas;
using YamlDotNet.Serialization;

namespace PostSale.Application.Tests.Strategies;

/// <summary>The schema that editors read, beside the reader that decides.</summary>
public sealed class StrategySchemaTests
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
    private static readonly ISerializer Json = new SerializerBuilder().JsonCompatible().Build();
    private static readonly Task<JsonSchema> Schema = JsonSchema.FromJsonAsync(StrategySchema.Text);

    [SkippableFact]
    public void TheShippedSchema_IsTheReadersOwn()
    {
        Skip.If(!Directory.Exists(ReadyStrategies.Folder("")), "there are no ready strategies here");

        Assert.True(
            File.ReadAllText(ReadyStrategies.Folder("strategy.schema.json")) == StrategySchema.Text,
            "write it anew: postsale strategy schema > strategies/strategy.schema.json");
    }

    // Whoever leaves out what must be there is shown what it looks like.
    [Fact]
    public void EveryKeyThatMustBeThere_IsMissedWithAnExample()
    {
        // More than a hundred faults are cut off, so in two parts.
        string[] parts =
        [
            """
            policies: { windows: { email: {} } }
            journeys:
              - {}
              - reentry: {}
                touchpoints:
                  - {}
                  - { channel: email, cta: {}, if: { uses: {}, happened: {}, outcome: {}, reachable: {} } }
                  - { task: {} }
            rules: [{}, { then: {} }]
            """,
            """
            brief: {}
            signals: [{}]
            compensation: {}
            loyalty: { earning: [{}], tiers: [{}, { benefits: [{}] }] }
            referrals: { caps: {} }
            tools: [{}]
            """,
            "loyalty: {}\n",
        ];
        var lacking = parts.SelectMany(part => TeaShop.Faults(TeaShop.Files.SetItem("strategy.yaml", part))).Where(fault => fault.Contains(" lacks ", StringComparison.Ordinal)).ToList();

        Assert.All(Required(JsonNode.Parse(StrategySchema.Text)!).Distinct(), key => Assert.Contains(lacking, fault => fault.Contains($" lacks \"{key}\"", StringComparison.Ordinal)));
        Assert.All(lacking, fault => Assert.False(fault.EndsWith(": …", StringComparison.Ordinal), fault));
    }

    private static IEnumerable<string> Required(JsonNode node) => node switch
    {
        // One of several has another fault.
        JsonObject map when map["properties"] is { } keys && (map.ContainsKey("anyOf") || map.ContainsKey("oneOf")) => Required(keys),
        JsonObject map => (map["required"] as JsonArray ?? []).Select(key => key!.GetValue<string>()).Concat(map.Where(entry => entry.Value is not null).SelectMany(entry => Required(entry.Value!))),
        JsonArray list => list.Where(item => item is not null).SelectMany(item => Required(item!)),
        _ => [],
    };

    [SkippableTheory]
    [MemberData(nameof(ReadyStrategies.Names), MemberType = typeof(ReadyStrategies))]
    public async Task AReadyStrategy_FitsIt(string name)
    {
        Skip.If(name.Length == 0, "there is no ready strategy here");

        Assert.Empty(await Faults(StrategyFolder.Read(ReadyStrategies.Folder(name))["strategy.yaml"]));
    }

    [Theory]
    [InlineData("format: 1", "format: 1")]
    [InlineData("{ day: 3 }", "{ before: 3d }")]
    [InlineData("{ day: 3 }", "{ yearly: \"12-20\" }")]
    [InlineData("{ day: 3 }", "{ day: 3 }\n        survey: nps\n        if: { any: [{ purchases: 2 }, { not: { nps: { atMost: 6, within: 90d } } }], openCase: false }")]
    [InlineData("{ day: 3 }", "{ day: 3 }\n        if: { happened: { fact: support.opened, within: 30d, times: 2 }, uses: { within: 14d, atMost: 0 }, subscribed: [gold] }")]
    [InlineData("{ day: 3 }", "{ day: 3 }\n        fallback: [whatsapp, app]")]
    [InlineData("subject: order", "subject: order\n    holdout: 10%\n    goal: survey.answered")]
    [InlineData("caps: {", "holidays: [\"12-25\", \"2027-02-09\"]\n  smsSegments: 3\n  caps: {")]
    [InlineData("journeys:", "rules:\n  - id: angry\n    when: complaint.raised\n    then: { task: { kind: call, title: \"Call {{customer.name}}\", within: 4h } }\njourneys:")]
    public async Task WhatTheReaderTakes_TheSchemaTakes(string was, string becomes)
    {
        var files = TeaShop.With(was, becomes);

        Assert.Empty(TeaShop.Faults(files));
        Assert.Empty(await Faults(files["strategy.yaml"]));
    }

    [Theory]
    [InlineData("format: 1", "format: 2")]
    [InlineData("policies:", "polices:")]
    [InlineData("\"09:30\"", "\"9.30\"")]
    [InlineData("perDay: 2", "perDay: 11")]
    [InlineData("id: onboarding", "id: On boarding")]
    [InlineData("entry: order.paid", "entry: order.payed")]
    [InlineData("{ day: 3 }", "{ day: 3, after: 2d }")]
    [InlineData("{ day: 3 }", "{ day: 0 }")]
    [InlineData("{ day: 3 }", "{ day: 3 }\n        if: { purchase: 2 }")]
    [InlineData("{ day: 3 }", "{ day: 3 }\n        if: { uses: { atMost: 0 } }")]
    [InlineData("channel: sms", "channel: fax")]
    [InlineData("https://tea.example/help", "http://tea.example/help")]
    [InlineData("label: Help with {{store.replyTo}} ?", "labels: x")]
    public async Task WhatTheReaderRefuses_TheSchemaRefuses(string was, string becomes)
    {
        var files = TeaShop.With(was.Replace("label: Help with {{store.replyTo}} ?", "label: \"Help with {{store.replyTo}} ?\"", StringComparison.Ordinal), becomes);

        Assert.NotEmpty(TeaShop.Faults(files));
        Assert.NotEmpty(await Faults(files["strategy.yaml"]));
    }

    private static async Task<IEnumerable<string>> Faults(string yaml) =>
        (await Schema).Validate(Json.Serialize(Yaml.Deserialize<object>(yaml))).Select(fault => fault.ToString());
}
