namespace PostSale.Application.Tests.Strategies;

/// <summary>One spoilt place each, and the one line that says so.</summary>
public sealed class StrategyFaultTests
{
    [Theory]
    [InlineData("format: 1", "format: 2", "1:9: expected format 1, the only one this version reads, found \"2\"")]
    [InlineData("format: 1\n", "", "1:1: the strategy lacks \"format\"; write for example format: 1")]
    [InlineData("name: Tea shop", "name:", "2:6: expected a text, found nothing")]
    [InlineData("name: Tea shop", "name: [tea]", "2:7: expected a text, found a list")]
    [InlineData("locale: en", "locale: EN", "3:9: expected a locale such as pt-BR or en, found \"EN\"")]
    [InlineData("policies:", "polices:", "6:1: unknown key \"polices\"; did you mean \"policies\"?")]
    [InlineData("locale: en", "locale: en\nlocale: pt-BR", "4:1: key \"locale\" is written twice; the first is in line 3; keep one of them")]
    [InlineData("https://tea.example/help", "http://tea.example/help", "5:9: \"http://tea.example/help\" is no link; write an https:// address without blanks or variables")]
    [InlineData("https://tea.example/help", "https://tea.example/{{order.reference}}", "5:9: \"https://tea.example/{{order.reference}}\" is no link; write an https:// address without blanks or variables")]
    [InlineData("https://tea.example/help", "https://me:secret@tea.example", "5:9: \"https://me:secret@tea.example\" is no link; write an https:// address without blanks or variables")]
    [InlineData("help: https", "help: https://a.example\n  a b: https", "6:3: \"a b\" is no name for a link; use letters a to z, digits, - and _, beginning with a letter")]
    [InlineData("\"09:30\"", "\"9.30\"", "7:11: expected a time of day such as \"10:00\", found \"9.30\"")]
    [InlineData("\"09:30\"", "\"24:00\"", "7:11: expected a time of day such as \"10:00\", found \"24:00\"")]
    [InlineData("\"09:30\"", "\"23:41\"", "7:11: sendAt and spread together cross midnight; send earlier or spread less")]
    [InlineData("spread: 20m", "spread: 241m", "8:11: \"241m\" is out of range; from 1m to 240m")]
    [InlineData("spread: 20m", "spread: 0m", "8:11: \"0m\" is out of range; from 1m to 240m")]
    [InlineData("lateAfter: 5d", "lateAfter: 5", "9:14: expected a span such as 3mo15d, 10d, 12h or 30m, found \"5\"")]
    [InlineData("lateAfter: 5d", "lateAfter: 1mo", "9:14: \"1mo\" is out of range; from 1h to 365d")]
    [InlineData("lateAfter: 5d", "lateAfter: -5d", "9:14: expected a span such as 3mo15d, 10d, 12h or 30m, found \"-5d\"")]
    [InlineData("    email: {", "    e-mail: {", "12:5: unknown key \"e-mail\"; did you mean \"email\"?")]
    [InlineData("from: \"08:00\"", "from: \"21:00\"", "12:42: the window never opens; \"from\" must be earlier than \"to\"")]
    [InlineData("\"mon-fri, sun\"", "[]", "12:20: the window never opens; name at least one day, for example mon-fri")]
    [InlineData("\"mon-fri, sun\"", "\",\"", "12:20: the window never opens; name at least one day, for example mon-fri")]
    [InlineData("\"mon-fri, sun\"", "mon-fry", "12:20: unknown day \"fry\"; did you mean \"fri\"?")]
    [InlineData("\"mon-fri, sun\"", "mon-tue-wed", "12:20: \"mon-tue-wed\" is no range of days; write for example mon-fri")]
    [InlineData("days: \"mon-fri, sun\", ", "", "12:12: a window lacks \"days\"; write for example days: mon-fri")]
    [InlineData("perDay: 2", "perDay: 0", "13:19: 0 is out of range; from 1 to 10")]
    [InlineData("perDay: 2", "perDay: 11", "13:19: 11 is out of range; from 1 to 10")]
    [InlineData("perDay: 2", "perDay: 99999999999", "13:19: 99999999999 is out of range; from 1 to 10")]
    [InlineData("perDay: 2", "perDay: \"2\"", "13:19: expected a whole number from 1 to 10, found \"2\"")]
    [InlineData("perDay: 2", "perDay: 2.5", "13:19: expected a whole number from 1 to 10, found \"2.5\"")]
    [InlineData("id: onboarding", "id: On boarding", "15:9: \"On boarding\" is no name; use lower-case letters a to z, digits and hyphens, at most 40")]
    [InlineData("id: forever", "id: onboarding", "46:9: journey \"onboarding\" exists already; give it another name; the first is in line 15")]
    [InlineData("subject: order\n", "subject: orders\n", "16:14: unknown subject \"orders\"; did you mean \"order\"?")]
    [InlineData("entry: order.paid", "entry: order.payed", "17:12: unknown fact \"order.payed\"; did you mean \"order.paid\"?")]
    [InlineData("entry: order.paid", "entry: [order.paid, support.opened]", "17:25: support.opened is about no order; use \"subject: customer\" or \"subject: subscription\"")]
    [InlineData("subject: order", "subject: order\n    reentry: restart", "17:14: reentry has no effect here; leave it out: a journey about orders is entered once per order")]
    [InlineData("subject: order", "subject: order\n    holdout: 60%", "17:14: expected a share such as 10%, at most 50%, found \"60%\"")]
    [InlineData("subject: order", "subject: order\n    if: { purchase: 2 }", "17:11: unknown key \"purchase\"; did you mean \"purchases\"?")]
    [InlineData("subject: order", "subject: order\n    if: { purchases: { atLeast: 3, atMost: 2 } }", "17:22: the range holds nothing; \"atLeast\" must not be greater than \"atMost\"")]
    [InlineData("subject: order", "subject: order\n    if: {}", "17:9: the condition asks nothing")]
    [InlineData("{ day: 3 }", "{ day: 3 }\n        after: thank", "38:16: touchpoint \"thank\" is not in this journey; did you mean \"thanks\"?")]
    [InlineData("{ day: 3 }", "{ day: 3 }\n        after: brewing", "38:16: waits for itself; \"after\" goes round in a circle; let one of them wait for none")]
    [InlineData("{ day: 3 }", "{ day: 3 }\n        fallback: sms", "38:19: sms is no fallback here; name another channel that carries messages")]
    [InlineData("{ day: 3 }", "{ day: 3 }\n        despiteTrouble: true", "38:25: despiteTrouble has no effect here; leave it out: only marketing is kept from customers in trouble")]
    [InlineData("{ day: 3 }", "{ day: 3 }\n        if: { outcome: { of: call, is: resolved } }", "38:30: touchpoint \"call\" is not in this journey")]
    [InlineData("[order.refunded, order.cancelled]", "[order.refunded, order.canceled]", "18:28: unknown fact \"order.canceled\"; did you mean \"order.cancelled\"?")]
    [InlineData("[order.refunded, order.cancelled]", "{}", "18:11: expected a fact or a list of them, found nothing in braces")]
    [InlineData("priority: onboarding", "priority: high", "19:15: unknown priority \"high\"; known here: at-risk, renewal, onboarding, satisfaction, referral, marketing")]
    [InlineData("id: brewing", "id: thanks", "36:13: touchpoint \"thanks\" exists already; give it another name; the first is in line 21, and names are unique in the whole strategy")]
    [InlineData("id: offers", "id: thanks", "51:13: touchpoint \"thanks\" exists already; give it another name; the first is in line 21, and names are unique in the whole strategy")]
    [InlineData("{ at-once: true }", "{ at-once: yes }", "22:26: expected true or false, found \"yes\"", "22:26: at-once can only be true; use day or every for another time")]
    [InlineData("{ at-once: true }", "{ at-once: true, day: 2 }", "22:15: \"when\" needs exactly one of at-once, day, before, after, every, yearly and date; write for example { day: 3 }")]
    [InlineData("{ at-once: true }", "{}", "22:15: \"when\" needs exactly one of at-once, day, before, after, every, yearly and date; write for example { day: 3 }")]
    [InlineData("{ at-once: true }", "now", "22:15: expected when as keys with values, found \"now\"")]
    [InlineData("{ day: 3 }", "{ day: 0 }", "37:22: 0 is out of range; from 1 to 3650")]
    [InlineData("{ day: 3 }", "{ day: 3651 }", "37:22: 3651 is out of range; from 1 to 3650")]
    [InlineData("{ day: 3 }", "{ day: 3, first: 1mo }", "37:32: \"first\" belongs to \"every\"; write for example { every: 1mo, first: 2mo }")]
    [InlineData("every: 3mo", "every: 0mo", "52:24: \"0mo\" is out of range; months and days, from 1d to 120mo")]
    [InlineData("every: 3mo", "every: 12h", "52:24: \"12h\" is out of range; months and days, from 1d to 120mo")]
    [InlineData("anchor: delivery\n", "anchor: arrival\n", "38:17: unknown anchor \"arrival\"; known here: entry, purchase, shipment, renewal, trial-end, last-use, delivery")]
    [InlineData("anchor: delivery\n", "anchor: purchase\n", "39:23: deliveryWait has no effect here; leave it out, or write \"anchor: delivery\"")]
    [InlineData("deliveryWait: 12d", "deliveryWait: 12h", "39:23: \"12h\" is out of range; days, from 1d to 90d")]
    [InlineData("stage: immediate", "stage: now", "23:16: unknown stage \"now\"; known here: immediate, short, medium, long")]
    [InlineData("kind: commercial", "kind: comercial", "54:15: unknown kind \"comercial\"; did you mean \"commercial\"?")]
    [InlineData("purpose: transactional\n", "purpose: transactionnal\n", "25:18: unknown purpose \"transactionnal\"; did you mean \"transactional\"?")]
    [InlineData("channel: email", "chanel: email", "21:9: the touchpoint lacks \"channel\"; write for example channel: email", "26:9: unknown key \"chanel\"; did you mean \"channel\"?")]
    [InlineData("channel: sms", "channel: fax", "43:18: unknown channel \"fax\"; known here: email, phone, sms, whatsapp, app, in-person")]
    [InlineData("template: offers", "template: offer", "57:19: missing template templates/offer.html.hbs; did you mean \"offers\"?", "57:19: missing template templates/offer.txt.hbs; did you mean \"offers\"?")]
    [InlineData("template: offers", "template: ../offers", "57:19: \"../offers\" is no name; use lower-case letters a to z, digits and hyphens, at most 40")]
    [InlineData("template: offers", "template: brewing", "57:19: missing template templates/brewing.html.hbs; write templates/brewing.html.hbs")]
    [InlineData("        subject: New teas\n", "", "51:9: the touchpoint lacks \"subject\"; write for example subject: Your first pot")]
    [InlineData("subject: New teas", "subject: \"  \"", "58:18: is empty; write a text")]
    [InlineData("subject: New teas", "subject: New {{tea}}", "58:18: unknown variable \"tea\"")]
    [InlineData("subject: New teas", "subject: \"{{message.subject}}\"", "58:18: unknown variable \"message.subject\"")]
    [InlineData("{{order.total}} {{/if}}paid", "{{order.totl}} {{/if}}paid", "29:20: unknown variable \"order.totl\"; did you mean \"order.total\"?")]
    [InlineData("{{store.replyTo}} ?", "{{store.replyto}} ?", "30:23: unknown variable \"store.replyto\"; did you mean \"store.replyTo\"?")]
    [InlineData("{{links.help}}", "{{links.halp}}", "30:61: unknown variable \"links.halp\"; did you mean \"links.help\"?")]
    [InlineData("\"{{links.help}}\"", "http://tea.example", "30:61: \"http://tea.example\" is no link; begin it with https:// and the site's name, mailto:, {{links.NAME}}, {{surveyUrl}} or {{pageUrl}}")]
    [InlineData("\"{{links.help}}\"", "\"javascript:alert(1)\"", "30:61: \"javascript:alert(1)\" is no link; begin it with https:// and the site's name, mailto:, {{links.NAME}}, {{surveyUrl}} or {{pageUrl}}")]
    [InlineData("\"{{links.help}}\"", "\"{{store.name}}\"", "30:61: \"{{store.name}}\" is no link; begin it with https:// and the site's name, mailto:, {{links.NAME}}, {{surveyUrl}} or {{pageUrl}}")]
    [InlineData("\"{{links.help}}\"", "\"https://tea.example{{store.name}}\"", "30:61: \"https://tea.example{{store.name}}\" is no link; begin it with https:// and the site's name, mailto:, {{links.NAME}}, {{surveyUrl}} or {{pageUrl}}")]
    [InlineData("label: See them, ", "", "59:14: cta lacks \"label\"; write for example label: Open the guide")]
    [InlineData("repeat: true", "repeat: 1", "31:17: expected true or false, found \"1\"")]
    [InlineData("repeat: true", "repeat: \"true\"", "31:17: expected true or false, found \"true\"")]
    [InlineData("template: hello", "template: hallo", "33:21: missing template templates/hallo.html.hbs; did you mean \"hello\"?", "33:21: missing template templates/hallo.txt.hbs; did you mean \"hello\"?")]
    [InlineData("purpose: relationship\n          subject", "stage: long\n          subject", "34:11: unknown key \"stage\"; known here: purpose, template, subject, preheader, cta")]
    [InlineData("expiresAfter: 2d", "expiresAfter: 61d", "45:23: \"61d\" is out of range; from 1h to 60d")]
    public void ASpoiltPlace_IsNamedWithWhatWouldBeRight(string was, string becomes, params string[] faults) =>
        Assert.Equal(faults, TeaShop.Faults(TeaShop.With(was, becomes)).Select(fault => Unlisted(fault["strategy.yaml:".Length..], faults)));

    [Fact]
    public void AJourneyWithoutTouchpoints_IsAFault()
    {
        var yaml = TeaShop.Yaml;
        var emptied = yaml[..yaml.LastIndexOf("touchpoints:", StringComparison.Ordinal)] + "touchpoints: []\n";

        Assert.Equal(
            ["strategy.yaml:50:18: expected a list of touchpoints, at least one, found an empty list"],
            TeaShop.Faults(TeaShop.Files.SetItem("strategy.yaml", emptied)));
    }

    [Theory]
    [InlineData("", "1:1: is empty; begin with \"format: 1\", or with \"strategy new\"")]
    [InlineData("# nothing\n", "1:1: is empty; begin with \"format: 1\", or with \"strategy new\"")]
    [InlineData("- a\n", "1:1: expected the strategy as keys with values, found a list")]
    [InlineData("a: [1, 2\n", "2:1: is not YAML: While parsing a flow sequence, did not find expected ',' or ']'; look at the indentation, colons, quotes and brackets there and in the line before")]
    [InlineData("%TAG ! \n---\n", "1:1: is not YAML; look at lines that begin with %, and at tabs")]
    public void WhatIsNoStrategyAtAll_IsOneFault(string yaml, string fault) =>
        Assert.Equal([$"strategy.yaml:{fault}"], TeaShop.Faults(TeaShop.Files.SetItem("strategy.yaml", yaml)));

    [Theory]
    [InlineData("  sendAt:", "\tsendAt:", "7:1")]
    [InlineData("  - id: onboarding", "\t- id: onboarding", "15:1")]
    [InlineData("    subject: order\n", "  \tsubject: order\n", "16:3")]
    [InlineData("        stage: immediate", "        \tstage: immediate", "23:9")]
    [InlineData("name: Tea shop", "name: >\n\tTea shop", "3:1")]
    [InlineData("format: 1", "\tformat: 1", "1:1")]
    public void ATab_IsNamedWhereItStands(string was, string becomes, string place)
    {
        var fault = Assert.Single(TeaShop.Faults(TeaShop.With(was, becomes)));

        Assert.StartsWith($"strategy.yaml:{place}: is not YAML", fault, StringComparison.Ordinal);
        Assert.EndsWith("; a tab indents this line; use blanks", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("outcomes: []", "14:93: expected an outcome or a list of them, found an empty list")]
    [InlineData("outcomes: { a: b }", "14:93: expected an outcome or a list of them, found keys with values")]
    [InlineData("outcomes: [[a]]", "14:94: expected an outcome, found a list")]
    [InlineData("outcomes: [Not now]", "14:94: \"Not now\" is no outcome; use lower-case letters a to z, digits and hyphens, at most 40")]
    public void AListOfTheWrongThings_IsNamedByWhatBelongsThere(string outcomes, string fault) => Assert.Equal(
        ["strategy.yaml:" + fault],
        TeaShop.Faults(TeaShop.With("journeys:", $"rules: [{{ id: r, when: complaint.raised, then: {{ task: {{ kind: call, title: Call, {outcomes} }} }} }}]\njourneys:")));

    [Theory]
    [InlineData("name: Tea shop", "name: &shop Tea shop", "2:7: anchors and aliases (& and *) are not read here; write the value out")]
    [InlineData("name: Tea shop", "name: *shop", "2:7: anchors and aliases (& and *) are not read here; write the value out")]
    [InlineData("name: Tea shop", "name: !!str Tea shop", "2:7: tags (!) are not read here; remove it")]
    [InlineData("name: Tea shop", "[name]: Tea shop", "1:1: the strategy lacks \"name\"; write for example name: Tea by post", "2:1: expected a key, found a list")]
    public void WhatIsNoPlainYaml_IsRefused(string was, string becomes, params string[] faults) =>
        Assert.Equal(faults.Select(fault => $"strategy.yaml:{fault}"), TeaShop.Faults(TeaShop.With(was, becomes)));

    [Fact]
    public void ASecondDocument_IsAFault() => Assert.Equal(
        ["strategy.yaml:61:1: a strategy is one document; remove what follows this line"],
        TeaShop.Faults(TeaShop.Files.SetItem("strategy.yaml", TeaShop.Yaml + "---\nformat: 1\n")));

    [Fact]
    public void ABombOfAliases_IsRefusedWithoutBeingExpanded()
    {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 60).Select(i =>
            $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n"));

        Assert.Contains(TeaShop.Faults(TeaShop.Files.SetItem("strategy.yaml", bomb)), fault => fault.Contains("aliases", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void EndlessNesting_IsOneFault(string opening)
    {
        var fault = Assert.Single(TeaShop.Faults(TeaShop.Files.SetItem("strategy.yaml", string.Concat(Enumerable.Repeat(opening, 50_000)))));

        Assert.EndsWith("is nested too deeply; at most 20 levels", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void MoreFaultsThanAnyoneMends_AreCutOff()
    {
        var faults = TeaShop.Faults(TeaShop.Files.SetItem("strategy.yaml", TeaShop.Yaml + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"k{i}:\n"))));

        Assert.Equal(101, faults.Length);
        Assert.EndsWith("and more; mend these 100 first", faults[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void NoMainFile_IsAFault() => Assert.Equal(["strategy.yaml:1:1: is missing; write it, or begin with \"strategy new\""], TeaShop.Faults(TeaShop.Files.Remove("strategy.yaml")));

    [Fact]
    public void FilesTooLargeTogether_AreAFault() => Assert.Equal(
        ["strategy.yaml:1:1: the strategy's files are larger than 1024 KiB together; take out what no touchpoint uses; pictures belong to a site"],
        TeaShop.Faults(TeaShop.Files.SetItem("templates/offers.txt.hbs", new('x', 1024 * 1024))));

    [Theory]
    [InlineData("templates/_layout.html.hbs", "templates/_layout.html.hbs:1:1: is missing; it is the frame around every e-mail and shows {{{body}}}")]
    [InlineData("templates/_layout.txt.hbs", "templates/_layout.txt.hbs:1:1: is missing; it is the frame around every e-mail and shows {{{body}}}")]
    [InlineData("templates/thanks.txt.hbs", "strategy.yaml:27:19: missing template templates/thanks.txt.hbs; write templates/thanks.txt.hbs")]
    [InlineData("templates/brewing.txt.hbs", "strategy.yaml:44:19: missing template templates/brewing.sms.hbs; write templates/brewing.sms.hbs")]
    public void AFileThatIsNotThere_IsNamed(string file, string fault) => Assert.Equal([fault], TeaShop.Faults(TeaShop.Files.Remove(file)));

    [Fact]
    public void AFileThatIsNoTemplate_IsNamed() => Assert.Equal(
        ["templates/hello.html.hb:1:1: is no template; name it *.html.hbs, *.txt.hbs, *.sms.hbs, *.whatsapp.hbs, *.app.hbs"],
        TeaShop.Faults(TeaShop.Files.SetItem("templates/hello.html.hb", "")));

    // A list of all words says enough to the reader; a table need not repeat it.
    private static string Unlisted(string fault, string[] expected) =>
        expected.FirstOrDefault(one => fault.StartsWith(one + "; known here: ", StringComparison.Ordinal)) ?? fault;
}
