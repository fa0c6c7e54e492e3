using System.Text;

namespace PostSale.Stores.Tests.Contracts;

/// <summary>Customers, facts, messages and deliveries to store. All times are virtual, counted in minutes from one noon.</summary>
internal static class Sample
{
    public static readonly StoreId Shop = new("loja");

    public static readonly StoreId OtherShop = new("outra");

    public static readonly Instant Noon = Instant.FromUtc(2031, 3, 31, 12, 0);

    /// <summary>Names with which keys, filters and paths have trouble.</summary>
    public static TheoryData<string> OddNames =>
    [
        "/", "\\", "a#b?c/d\\e", "%2F%00", "o'brien''s", "tab\tline\nreturn\r", "\u0001\u007f\u0085\u009f", "ação-ñ-漢字-🛒", "a|b|c", "..", " ", "A", "a",
        new('x', 200), new('漢', 200), string.Concat(Enumerable.Repeat("/?", 100)),
    ];

    public static Instant At(int minutes) => Noon + Duration.FromMinutes(minutes);

    public static CustomerKey Key(int number)
    {
        var bytes = new byte[16];
        BitConverter.TryWriteBytes(bytes, number);
        // The number is spread over the whole key, so that neighbours share no prefix.
        bytes.AsSpan(0, 4).Reverse();
        bytes[0] = (byte)(number * 37);
        return CustomerKey.From(bytes);
    }

    public static Fact Noted(string key, int minute = 0) =>
        new Fact.Noted("milestone.reached") { Key = key, OccurredAt = At(minute), ReceivedAt = At(minute) };

    public static List<Fact> Facts(int count, int first = 0) => [.. Enumerable.Range(first, count).Select(n => Noted($"fact:{n}", n))];

    public static Fact Paid(string order, int minute = 0) => new Fact.OrderPaid(
        new(order, ["stripe:charge:ch_1"]), new(99.90m, "BRL", "#1001", [new("sku-1", "Cafeteira", 2, "cozinha")]))
    {
        Key = $"paid:{order}",
        OccurredAt = At(minute - 1),
        ReceivedAt = At(minute),
        Person = new(Email: "pessoa@example.com", EmailRank: 1, Locale: "pt-BR"),
    };

    public static Message Message(CustomerKey customer, string touchpoint, int notBefore = 0, StoreId? store = null, int created = 0)
    {
        var effect = new EffectId(new("onboarding"), "shopify:order:1", new(touchpoint), 1);
        return new()
        {
            Id = MessageId.Of(customer, effect),
            Store = store ?? Shop,
            Customer = customer,
            Effect = effect,
            Version = new("0123456789abcdef0123456789abcdef"),
            Channel = Channel.Email,
            Purpose = Purpose.Relationship,
            Due = At(notBefore),
            ExpiresAt = At(notBefore) + Duration.FromDays(3),
            CreatedAt = At(created),
            NotBefore = At(notBefore),
        };
    }

    public static CustomerTask Work(CustomerKey customer, string touchpoint, int dueBy = 60, StoreId? store = null, int created = 0)
    {
        var effect = new EffectId(new("complaint"), "customer@complaint", new(touchpoint), 1);
        return new()
        {
            Id = TaskId.Of(customer, effect),
            Store = store ?? Shop,
            Customer = customer,
            Effect = effect,
            Version = new("0123456789abcdef0123456789abcdef"),
            Kind = TaskKind.Call,
            Priority = Priority.AtRisk,
            CreatedAt = At(created),
            DueBy = At(dueBy),
        };
    }

    public static Content Content(string subject = "Oi", string? html = null) =>
        new("pessoa@example.com", subject, "Obrigado pela compra.", html, "https://loja.example/u/x");

    public static Decision Decision(string touchpoint, int minute) =>
        new(At(minute), DecisionKind.Sent, new("onboarding"), "shopify:order:1", new(touchpoint), 1);

    public static Delivery Delivery(string id, int minute = 0, string body = "{}", StoreId? store = null, string provider = "stripe") => new()
    {
        Key = new(store ?? Shop, provider, id),
        Body = Encoding.UTF8.GetBytes(body),
        ReceivedAt = At(minute),
    };

    /// <summary>Bytes that no compression makes smaller, the same in every run.</summary>
    public static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(42).NextBytes(noise);
        return noise;
    }

    public static string Text(Fact fact) => Encoding.UTF8.GetString(Document.Write(fact));

    public static string Text(Customer customer) => Encoding.UTF8.GetString(Document.Write(customer));

    public static List<string> Keys(IEnumerable<Fact> facts) => [.. facts.Select(fact => fact.Key)];
}
