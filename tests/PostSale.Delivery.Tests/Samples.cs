using System.Collections.Immutable;
using PostSale.Application.Strategies;
using PostSale.Domain.Customers;
using PostSale.Domain.Journeys;

namespace PostSale.Delivery.Tests;

/// <summary>A shop, a message and its content, to be changed one thing at a time.</summary>
internal static class Samples
{
    public const string Id = "0123456789abcdef0123456789abcdef";

    public static readonly Instant Now = Instant.FromUtc(2026, 3, 9, 13, 4, 5);
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"];

    public static readonly SenderSettings Sender = new()
    {
        Email = "oi@loja.example", Name = "Loja São João", ReplyTo = "ajuda@loja.example", PostalAddress = "Rua A, 1", Sms = "+5511999990001", WhatsApp = "+5511999990002",
    };

    public static readonly Shop Shop = MakeShop();

    public static readonly Message Message = new()
    {
        Id = MessageId.Parse(Id),
        Store = new("loja"),
        Customer = CustomerKey.Parse("fedcba9876543210fedcba9876543210"),
        Effect = new EffectId(new("onboarding"), "order-1", new("como-esta"), 0),
        Version = new("00000000000000000000000000000000"),
        Channel = Channel.Email,
        Purpose = Purpose.Relationship,
        Due = Now,
        ExpiresAt = Now + Duration.FromDays(3),
        CreatedAt = Now,
        NotBefore = Now,
    };

    public static readonly Content Content = new(
        "ana@example.com", "Ana, tudo bem com a cafeteira?", "Olá, Ana!\nTudo bem?\n", "<p>Olá, <b>Ana</b>!</p>\n", "https://pos.loja.example/u/abc-DEF_123");

    public static readonly Content Text = new("+5511988887777", "", "Olá, Ana! \"Tudo\" bem?\n☕", null, null);

    private static Shop MakeShop()
    {
        var policies = new Policies { Zone = Zone };
        var strategy = new Strategy(
            new(new("00000000000000000000000000000000"), []), "loja", "pt-BR",
            ImmutableDictionary<TouchpointId, TouchpointText>.Empty, ImmutableDictionary<TouchpointId, TouchpointText>.Empty,
            ImmutableDictionary<TouchpointId, TaskText>.Empty, ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty, policies);
        return new(new("loja"), new() { Name = "Loja", Sender = Sender }, strategy, ImmutableDictionary<StrategyHash, Strategy>.Empty, policies);
    }
}
