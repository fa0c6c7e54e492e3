namespace PostSale.Application.Tests.Strategies;

/// <summary>A small strategy without faults, for tests to spoil.</summary>
internal static class TeaShop
{
    public const string Yaml = """
        format: 1
        name: Tea shop
        locale: en
        links:
          help: https://tea.example/help
        policies:
          sendAt: "09:30"
          spread: 20m
          lateAfter: 5d
          expiresAfter: 36h
          windows:
            email: { days: "mon-fri, sun", from: "08:00", to: "21:00" }
          caps: { perDay: 2, marketingPerWeek: 3 }
        journeys:
          - id: onboarding
            subject: order
            entry: order.paid
            exit: [order.refunded, order.cancelled]
            priority: onboarding
            touchpoints:
              - id: thanks
                when: { at-once: true }
                stage: immediate
                kind: educational
                purpose: transactional
                channel: email
                template: thanks
                subject: "Thanks for {{#if order.product}}{{order.product}}{{else}}your order{{/if}}"
                preheader: "{{#if order.total}}{{order.total}} {{/if}}paid"
                cta: { label: "Help with {{store.replyTo}} ?", url: "{{links.help}}" }
                repeat: true
                asWelcome:
                  template: hello
                  purpose: relationship
                  subject: Welcome
              - id: brewing
                when: { day: 3 }
                anchor: delivery
                deliveryWait: 12d
                stage: short
                kind: educational
                purpose: relationship
                channel: sms
                template: brewing
                expiresAfter: 2d
          - id: forever
            subject: customer
            entry: order.paid
            priority: marketing
            touchpoints:
              - id: offers
                when: { every: 3mo, first: 3mo15d }
                stage: long
                kind: commercial
                purpose: marketing
                channel: email
                template: offers
                subject: New teas
                cta: { label: See them, url: "mailto:{{store.replyTo}}?subject=Tea" }
            exit: []

        """;

    public static ImmutableSortedDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["strategy.yaml"] = Yaml,
        ["templates/_layout.html.hbs"] = "<html><title>{{message.subject}}</title>\n{{{body}}}\n{{#if cta.url}}<a href=\"{{cta.url}}\">{{cta.label}}</a>{{/if}}{{store.postalAddress}}{{#if unsubscribeUrl}}<a href=\"{{unsubscribeUrl}}\">off</a>{{/if}}</html>\n",
        ["templates/_layout.txt.hbs"] = "{{store.name}}\n\n{{{body}}}\n\n{{#if cta.url}}\n{{cta.label}} {{cta.url}}\n{{/if}}\n{{store.postalAddress}}{{#if unsubscribeUrl}} {{unsubscribeUrl}}{{/if}}\n",
        ["templates/thanks.html.hbs"] = "<p>Hi {{#if customer.name}}{{customer.name}}{{else}}you{{/if}}</p>\n{{#each order.items}}\n<li>{{quantity}} {{this.name}}</li>\n{{else}}\n<p>{{store.name}}</p>\n{{/each}}\n",
        ["templates/thanks.txt.hbs"] = "Hi {{#if customer.name}}{{customer.name}}{{else}}you{{/if}}\n{{#each order.items}}\n- {{#if quantity}}{{quantity}} x {{/if}}{{name}}\n{{/each}}\n",
        ["templates/hello.html.hbs"] = "<p>Welcome{{#if customer.firstName}} {{customer.firstName}}{{/if}}</p>\n",
        ["templates/hello.txt.hbs"] = "Welcome{{#if customer.firstName}} {{customer.firstName}}{{/if}}\n",
        ["templates/brewing.txt.hbs"] = "Four minutes{{#if customer.firstName}}, {{customer.firstName}}{{/if}}. {{links.help}}\n",
        ["templates/offers.html.hbs"] = "<p>{{#unless order.product}}Tea{{else}}Like {{order.product}}{{/unless}}</p>{{! for now }}\n",
        ["templates/offers.txt.hbs"] = "New teas{{#if order.product}} like {{order.product}}{{/if}}\n",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static Strategy Strategy { get; } = Load(Files);

    public static Strategy Load(IReadOnlyDictionary<string, string> files) => StrategyLoader.Load(files) switch
    {
        StrategyResult.Loaded loaded => loaded.Strategy,
        StrategyResult.Faulty faulty => throw new InvalidOperationException(string.Join('\n', faulty.Faults)),
        var other => throw new InvalidOperationException(other.ToString()),
    };

    public static string[] Faults(IReadOnlyDictionary<string, string> files) =>
        StrategyLoader.Load(files) is StrategyResult.Faulty faulty ? [.. faulty.Faults.Select(fault => fault.ToString())] : [];

    /// <summary>The files with the first occurrence of a text in one of them replaced.</summary>
    public static ImmutableSortedDictionary<string, string> With(string was, string becomes, string file = "strategy.yaml")
    {
        var text = Files[file];
        var at = text.IndexOf(was, StringComparison.Ordinal);
        return at < 0
            ? throw new ArgumentException($"{file} does not contain {was}", nameof(was))
            : Files.SetItem(file, text[..at] + becomes + text[(at + was.Length)..]);
    }
}
