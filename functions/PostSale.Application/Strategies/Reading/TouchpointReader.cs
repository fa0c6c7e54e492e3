namespace PostSale.Application.Strategies.Reading;

/// <param name="Welcome">What it says where the store's confirmation is a welcome; null when the same.</param>
internal sealed record WordedTouchpoint(Touchpoint Touchpoint, TouchpointText Text, TouchpointText? Welcome);

/// <summary>Reads one of a journey's <c>touchpoints</c>.</summary>
internal static class TouchpointReader
{
    private static readonly string[] Known =
    [
        "id", "when", "anchor", "deliveryWait", "stage", "kind", "purpose", "channel", .. WordingReader.Known, "repeat", "expiresAfter", "asWelcome",
    ];

    private static readonly string[] KnownAsWelcome = ["purpose", .. WordingReader.Known];

    public static WordedTouchpoint Read(Node node, Faults faults, Findings findings)
    {
        var fields = new Fields(node, faults, "the touchpoint", Known);
        var id = fields.Need("id", (name, _) => Id(name, faults, findings), "");

        // Not a channel that needs more than others: an unknown one should be one fault.
        var channel = fields.Need("channel", StrategyWords.Channels.Read, Channel.InPerson);
        var welcome = fields.Find("asWelcome") is { } other ? new Fields(other, faults, "asWelcome", KnownAsWelcome) : null;
        var touchpoint = new Touchpoint
        {
            Id = new(id),
            When = fields.Need("when", TimingReader.Read, new Timing.AtOnce()),
            Anchor = fields.May("anchor", StrategyWords.Anchors.Read, Anchor.Purchase),
            DeliveryWaitDays = fields.May("deliveryWait", Spans.Days(1, 90), 10),
            Stage = fields.Need("stage", StrategyWords.Stages.Read, Stage.Immediate),
            Kind = fields.Need("kind", StrategyWords.Kinds.Read, TouchpointKind.Educational),
            Purpose = fields.Need("purpose", StrategyWords.Purposes.Read, Purpose.Marketing),
            Channel = channel,
            ExpiresAfter = fields.May<Duration?>("expiresAfter", (span, _) => PolicyReader.Expiry(span, faults), null),
            InShortForm = fields.May("repeat", Scalars.Flag, false),
            PurposeAsWelcome = welcome?.May<Purpose?>("purpose", (word, _) => StrategyWords.Purposes.Read(word, faults), null),
        };

        if (touchpoint.Anchor == Anchor.Purchase && fields.Find("deliveryWait") is { } wait)
        {
            faults.Add(wait.At, "deliveryWait has no effect here", "it belongs to \"anchor: delivery\"");
        }

        return new(
            touchpoint,
            WordingReader.Read(fields, channel, findings),
            welcome is null ? null : WordingReader.Read(welcome, channel, findings));
    }

    private static string Id(Node node, Faults faults, Findings findings)
    {
        var id = Scalars.Id(node, faults);
        if (id.Length > 0 && findings.Name(id, node.At) is { } taken)
        {
            faults.Add(node.At, $"touchpoint {Faults.Quote(id)} exists already", $"the first is in line {taken.Line}; names are unique in the whole strategy");
        }

        return id;
    }
}
