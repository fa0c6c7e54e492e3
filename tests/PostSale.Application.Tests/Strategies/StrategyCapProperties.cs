using System.Globalization;
using CsCheck;
using static PostSale.Application.Tests.Strategies.StrategySenseTests;

namespace PostSale.Application.Tests.Strategies;

/// <summary>What the check says cannot go on its day, the rules do not let go on its day: no false alarm.</summary>
public sealed class StrategyCapProperties
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["America/Sao_Paulo"];
    private static readonly Instant Bought = new LocalDateTime(2026, 3, 2, 10, 5).InZoneStrictly(Zone).ToInstant();
    private static readonly Instant End = Bought + Duration.FromDays(760);
    private static readonly CustomerKey Key = CustomerKey.Parse(new string('a', 32));

    private static readonly Gen<string> Whens = Gen.OneOf(
        Gen.Const("{ at-once: true }"),
        Gen.Int[1, 12].Select(day => $"{{ day: {day} }}"),
        Gen.Int[0, 12].Select(days => $"{{ after: {days}d }}"),
        Gen.Select(Gen.Int[2, 9], Gen.Int[2, 12]).Select(span => $"{{ every: {span.Item1}d, first: {span.Item2}d }}"),
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[0, 3]).Select(span => $"{{ every: {span.Item1}mo, first: {span.Item2}mo{(span.Item3 > 0 ? $"{span.Item3}d" : "")} }}"),
        Gen.Int[18, 20].Select(day => $"{{ yearly: \"12-{day}\" }}"),
        Gen.Int[18, 20].Select(day => $"{{ date: \"2027-12-{day}\" }}"));

    private static readonly Gen<string> Contacts = Gen.Select(Whens, Gen.Int[0, 2], Gen.Bool).Select(contact =>
        $"when: {contact.Item1}, anchor: {(contact.Item2 == 0 ? "entry" : contact.Item2 == 1 ? "purchase" : "delivery")}, {Mail(contact.Item3 ? "marketing" : "relationship")}");

    [Fact]
    public void WhatCannotGoOnItsDay_DoesNot()
    {
        var named = 0;
        Gen.Select(Contacts.Array[2, 4], Gen.Int[1, 4]).Sample((contacts, firstOfTheSecond) =>
        {
            var files = Files(string.Concat(contacts.Select((contact, i) =>
                (i == 0 || i == firstOfTheSecond ? "\n" + Journey($"{i}", "order.paid") : "") + $"\n      - {{ id: t{i}, {contact} }}")));
            var strategy = Assert.IsType<StrategyResult.Loaded>(StrategyLoader.LoadKept(files)).Strategy;
            var faults = TeaShop.Faults(files);
            var late = faults.Length == 0 ? [] : Late(strategy);
            foreach (var fault in faults)
            {
                Interlocked.Increment(ref named);
                var said = fault[(fault.IndexOf(": ", StringComparison.Ordinal) + 2)..];
                var names = said.Split([" fall ", " comes "], 2, StringSplitOptions.None)[0].Split(", ");
                Assert.True(names.Intersect(late).Any(), $"{fault}\nlate: {string.Join(' ', late)}\n{files["strategy.yaml"]}");
            }
        }, iter: 300);

        Assert.True(named > 40, string.Create(CultureInfo.InvariantCulture, $"only {named} contacts met: this proves little"));
    }

    // A customer who bought once, consented to everything and is written to at once.
    private static List<string> Late(Strategy strategy)
    {
        var policies = strategy.Rules with { Zone = Zone, Consent = ConsentMode.SoftOptIn };
        var (plans, customer, late) = (new PlanBook(strategy.Plan), Customer.New(Key, new("shop")), new List<string>());
        IReadOnlyList<Fact> facts =
        [
            new Fact.OrderPaid(new("1"), new(10, "BRL", "1", [])) { Key = "paid", OccurredAt = Bought, ReceivedAt = Bought, Person = new(Email: "ana@example.com", EmailRank: 1) },
        ];
        for (Instant? now = Bought; now is { } moment && moment <= End;)
        {
            var turn = Domain.Journeys.Journey.Advance(plans, policies, customer, facts, moment);
            customer = turn.Customer;
            late.AddRange(turn.Effects.OfType<Effect.Note>().Where(note => note.Decision.Reason is Reason.DailyCap or Reason.MarketingCap).Select(note => note.Decision.Touchpoint!.Value.Value));
            var sends = turn.Effects.OfType<Effect.Send>().Select(send => send.Message).ToList();
            late.AddRange(sends.Where(message => Date(message.Due) < Date(moment)).Select(message => message.Effect.Touchpoint.Value));
            foreach (var message in sends)
            {
                customer = customer with { Commitments = customer.Commitments.Claimed(message.Id, message.Channel, message.Purpose, Date(moment)) };
            }

            facts = [.. sends.Select(message => new Fact.MessageSettled(message.Id, MessageOutcome.Accepted, null) { Key = $"{message.Id}", OccurredAt = moment, ReceivedAt = moment })];
            now = facts.Count > 0 ? moment : turn.NextWake;
        }

        return late;
    }

    private static LocalDate Date(Instant at) => at.InZone(Zone).Date;
}
