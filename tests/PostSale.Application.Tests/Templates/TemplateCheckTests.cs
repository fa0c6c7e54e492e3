using CsCheck;
using PostSale.Application.Templates;
using PostSale.Application.Tests.Strategies;

namespace PostSale.Application.Tests.Templates;

/// <summary>What a template may say, and the fault that says otherwise.</summary>
public sealed class TemplateCheckTests
{
    private const string Allowed = "allowed are {{name}}, {{#if name}}, {{#unless name}}, {{else}}, {{#each name}} and {{! comments}}";

    [Theory]
    [InlineData("a\n b {{customer.nme}}", "2:4: unknown variable \"customer.nme\"; did you mean \"customer.name\"?")]
    [InlineData("{{order}}", "1:1: unknown variable \"order\"")]
    [InlineData("{{links.shop}}", "1:1: unknown variable \"links.shop\"; did you mean \"links.help\"?")]
    [InlineData("{{secrets}}", "1:1: unknown variable \"secrets\"")]
    [InlineData("{{Customer.Name}}", "1:1: unknown variable \"Customer.Name\"; did you mean \"customer.name\"?")]
    [InlineData("{{#if order.paid}}{{/if}}", "1:1: unknown variable \"order.paid\"")]
    [InlineData("{{order.items}}", "1:1: order.items is a list; use {{#each order.items}}")]
    [InlineData("{{#each order.product}}{{/each}}", "1:1: \"order.product\" is no list here; known here: order.items")]
    [InlineData("{{#each order.item}}{{/each}}", "1:1: \"order.item\" is no list here; did you mean \"order.items\"?")]
    [InlineData("{{#each order.items}}{{store.name}}{{/each}}", "1:22: unknown variable \"store.name\" inside {{#each}}; known here: name, this.name, quantity, this.quantity")]
    [InlineData("{{#each order.items}}{{#if nme}}{{/if}}{{/each}}", "1:22: unknown variable \"nme\" inside {{#each}}; did you mean \"name\"?")]
    [InlineData("{{#each order.items}}{{else}}{{name}}{{/each}}", "1:30: unknown variable \"name\"")]
    [InlineData("{{#each order.items}}{{#each order.items}}{{/each}}{{/each}}", "1:22: \"order.items\" is no list here; there are none")]
    [InlineData("{{this}}", "1:1: unknown variable \"this\"")]
    [InlineData("{{{customer.name}}}", "1:1: raw output of \"customer.name\" is not allowed; write {{customer.name}}")]
    [InlineData("{{&customer.name}}", "1:1: raw output of \"customer.name\" is not allowed; write {{customer.name}}")]
    [InlineData("{{{body}}}", "1:1: raw output of \"body\" is not allowed; the layout alone shows it, outside of every block")]
    [InlineData("{{body}}", "1:1: unknown variable \"body\"")]
    [InlineData("{{> header}}", "1:1: partials ({{> }}) are not allowed; " + Allowed)]
    [InlineData("{{#> header}}", "1:1: \"#> header\" is no block; " + Allowed)]
    [InlineData("{{upper customer.name}}", "1:1: helpers are not allowed, found \"upper customer.name\"; " + Allowed)]
    [InlineData("{{lookup this \"name\"}}", "1:1: helpers are not allowed, found \"lookup this \"name\"\"; " + Allowed)]
    [InlineData("{{log customer.name}}", "1:1: helpers are not allowed, found \"log customer.name\"; " + Allowed)]
    [InlineData("{{#with order}}{{/with}}", "1:1: unknown block \"with\"; known here: if, unless, each", "1:16: unknown block \"with\"; known here: if, unless, each")]
    [InlineData("{{#iff order.total}}", "1:1: unknown block \"iff\"; did you mean \"if\"?")]
    [InlineData("{{^order.total}}", "1:1: \"^order.total\" is no block; " + Allowed)]
    [InlineData("{{#if order.total}}{{else if order.product}}{{/if}}", "1:20: helpers are not allowed, found \"else if order.product\"; " + Allowed)]
    [InlineData("{{#if (order.total)}}{{/if}}", "1:1: \"#if (order.total)\" is no block; " + Allowed, "1:22: {{/if}} closes nothing; write {{#if name}} before it, or leave it out")]
    [InlineData("{{#if}}", "1:1: \"#if\" is no block; " + Allowed)]
    [InlineData("{{../store.name}}", "1:1: \"../store.name\" is no name; " + Allowed)]
    [InlineData("{{@root.store.name}}", "1:1: \"@root.store.name\" is no name; " + Allowed)]
    [InlineData("{{~store.name~}}", "1:1: \"~store.name~\" is no name; " + Allowed)]
    [InlineData("{{}}", "1:1: \"\" is no name; " + Allowed)]
    [InlineData("{{7*7}}", "1:1: \"7*7\" is no name; " + Allowed)]
    [InlineData("{{store.name}", "1:1: {{ is never closed; write }}")]
    [InlineData("x {{{store.name}}", "1:3: {{{ is never closed; write }}}")]
    [InlineData("{{!-- a }}", "1:1: {{!-- is never closed; write --}}")]
    [InlineData("{{store.name}}}", "1:1: more braces close than open; put a blank before a brace that is to be seen")]
    [InlineData("{{{{store.name}}}}", "1:1: four braces are not allowed; " + Allowed)]
    [InlineData("\\{{store.name}}", "1:2: a backslash before {{ is not allowed; " + Allowed)]
    [InlineData("{{#if order.total}}\n{{#if order.product}}\n{{/if}}", "1:1: {{#if}} is never closed; write {{/if}}")]
    [InlineData("{{#if order.total}}{{/unless}}", "1:20: {{/unless}} cannot close {{#if}}; write {{/if}}")]
    [InlineData("{{/if}}", "1:1: {{/if}} closes nothing; write {{#if name}} before it, or leave it out")]
    [InlineData("{{else}}", "1:1: {{else}} stands in no block; write {{#if name}} before it, or leave it out")]
    [InlineData("{{#if order.total}}{{else}}{{else}}{{/if}}", "1:28: {{#if}} has two {{else}}; keep one, or write {{/if}} before the second")]
    public void WhatATemplateMayNotSay_IsNamedWithItsPlace(string template, params string[] faults) => Assert.Equal(
        faults,
        TeaShop.Faults(TeaShop.Files.SetItem("templates/hello.html.hbs", template))
            .Select(fault => fault["templates/hello.html.hbs:".Length..])
            .Select(fault => faults.FirstOrDefault(one => fault.StartsWith(one + "; known here: customer.firstName, ", StringComparison.Ordinal)) ?? fault));

    [Theory]
    [InlineData("no body", "1:1: the layout never shows {{{body}}}; write {{{body}}} where the message belongs, outside of every block")]
    [InlineData("{{body}}{{{body}}}", "1:1: {{body}} would show its marks as text; write {{{body}}}")]
    [InlineData("{{#if order.total}}{{{body}}}{{/if}}", "1:1: the layout never shows {{{body}}}; write {{{body}}} where the message belongs, outside of every block", "1:20: raw output of \"body\" is not allowed; the layout alone shows it, outside of every block")]
    [InlineData("{{{body}}}{{{message.preheader}}}", "1:11: raw output of \"message.preheader\" is not allowed; write {{message.preheader}}")]
    public void ALayout_ShowsTheBodyOnceAndRaw(string layout, params string[] faults) => Assert.Equal(
        faults.Select(fault => $"templates/_layout.html.hbs:{fault}"),
        TeaShop.Faults(TeaShop.Files.SetItem("templates/_layout.html.hbs", layout)));

    [Fact]
    public void BlocksNestedWithoutEnd_AreOneFault() => Assert.Equal(
        ["templates/hello.html.hbs:1:191: blocks are nested too deeply; at most 10"],
        TeaShop.Faults(TeaShop.Files.SetItem("templates/hello.html.hbs", string.Concat(Enumerable.Repeat("{{#if order.total}}", 5_000)))));

    [Theory]
    [InlineData("{{a}}\n", 101)]
    [InlineData("{", 101)]
    [InlineData("\\{{", 101)]
    [InlineData("{{{a", 1)]
    public void ATemplateFullOfFaults_IsNotReadToItsEnd(string piece, int faults) => Assert.Equal(
        faults,
        TeaShop.Faults(TeaShop.Files.SetItem("templates/hello.html.hbs", string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)))).Length);

    // The check knows the part of Handlebars that is allowed; Handlebars itself must agree.
    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]);

    private static string[] Pieces =>
    [
        "text", "\n", " ", "}", "}}", "{", "\\", "é 😀", "<b>", "a\"b'", "--}}", "{{store.name}}", "{{ store.email }}", "{{#if customer.name}}{{ customer.name }}{{/if}}", "{{links.help}}", "{{unsubscribeUrl}}",
        "{{! a comment }}", "{{!-- a }} comment --}}", "{{!}}", "{{!----}}", "{{! two\nlines }}", "{{#if order.product}}", "{{#if order.items }}", "{{#unless cta.url}}",
        "{{#each order.items}}", "{{else}}", "{{/if}}", "{{/unless}}", "{{/each}}", "{{/if }}", "{{name}}", "{{this.quantity}}", "{{#if quantity}}",
    ];

    [Fact]
    public void WhateverTheCheckAccepts_HandlebarsRenders()
    {
        var accepted = 0;
        var renderer = new MailRenderer();
        Gen.OneOf(Piece.Array[0, 4].Select(string.Concat), Nested(3)).Sample(
            template =>
            {
                if (StrategyLoader.Load(TeaShop.Files.SetItem("templates/brewing.txt.hbs", template)) is not StrategyResult.Loaded { Strategy: var strategy })
                {
                    return;
                }

                Interlocked.Increment(ref accepted);
                renderer.RenderText(strategy, strategy.Texts[new("brewing")], Channel.Sms, Samples.Model);
                renderer.RenderText(strategy, strategy.Texts[new("brewing")], Channel.Sms, new());
            },
            iter: 1_500);

        Assert.True(accepted > 300, $"only {accepted} of the generated templates were accepted: this proves nothing");
    }

    private static Gen<string> Nested(int depth) => depth == 0
        ? Piece
        : from open in Gen.Int[0, 2]
          from before in Piece
          from inside in Nested(depth - 1)
          from hasElse in Gen.Bool
          from after in Piece
          select (open, hasElse ? "{{else}}" : "") switch
          {
              (0, var other) => $"{before}{{{{#if order.product}}}}{inside}{other}{after}{{{{/if}}}}",
              (1, var other) => $"{before}{{{{#unless order.total}}}}{after}{other}{inside}{{{{/unless}}}}",
              (_, var other) => $"{{{{#each order.items}}}}{after}{other}{inside}{{{{/each}}}}{before}",
          };
}
