using NodaTime;
using PostSale.Application;
using PostSale.Application.Strategies;
using PostSale.Domain.Customers;
using PostSale.Domain.Journeys;
using PostSale.Domain.Messages;
using PostSale.Domain.Strategies;
using PostSale.Domain.Tasks;
using PostSale.Embedded.Sqlite;

namespace PostSale.Local.Simulation;

/// <summary>Counts what lies in a store that a made-up population has lived in.</summary>
internal static class CountSimulation
{
    private const int Page = 1000;

    public static async Task<SimulatedPlan> Run(SqliteStore store, StoreId shop, Strategy strategy, DateTimeZone zone, int span, CancellationToken cancellation)
    {
        var customers = await Customers(store, shop, cancellation);
        var messages = (await store.Outbox.List(shop, MessageState.Accepted, int.MaxValue, cancellation)).ToList();
        var tasks = new List<CustomerTask>();
        foreach (var state in Enum.GetValues<TaskState>())
        {
            tasks.AddRange(await store.Tasks.List(shop, state, int.MaxValue, cancellation));
        }

        var got = messages.CountBy(message => message.Customer).ToDictionary();
        return new(
            strategy.Name, strategy.Locale, customers.Count, span, [.. Contacts(strategy, customers, messages, tasks)], Days(messages, tasks, zone),
            [.. customers.Select(customer => got.GetValueOrDefault(customer.Key)).Order()],
            messages.CountBy(message => message.Channel)
                .Where(channel => strategy.Programme.Costs.ContainsKey(channel.Key))
                .ToDictionary(channel => Words.Of(channel.Key), channel => channel.Value * strategy.Programme.Costs[channel.Key]));
    }

    private static async Task<List<Customer>> Customers(SqliteStore store, StoreId shop, CancellationToken cancellation)
    {
        var all = new List<Customer>();
        while (true)
        {
            var page = await store.Customers.List(shop, all.Count == 0 ? null : all[^1].Key, Page, cancellation);
            all.AddRange(page.Select(summary => summary.Customer));
            if (page.Count < Page)
            {
                return all;
            }
        }
    }

    private static IEnumerable<SimulatedContact> Contacts(Strategy strategy, List<Customer> customers, List<Message> messages, List<CustomerTask> tasks)
    {
        var runs = customers.SelectMany(customer => customer.Commitments.Runs).ToLookup(run => run.Journey);
        var sent = messages.CountBy(message => (message.Effect.Journey, message.Effect.Touchpoint)).ToDictionary();
        var made = tasks.CountBy(task => (task.Effect.Journey, task.Effect.Touchpoint)).ToDictionary();
        foreach (var journey in strategy.Plan.Journeys)
        {
            foreach (var touchpoint in journey.Touchpoints)
            {
                var place = (journey.Id, touchpoint.Id);
                yield return new(
                    journey.Id.Value, touchpoint.Id.Value, touchpoint.Task is null ? Words.Of(touchpoint.Channel) : null, Words.Of(touchpoint.Purpose),
                    runs[journey.Id].Count(), sent.GetValueOrDefault(place), made.GetValueOrDefault(place),
                    [
                        .. runs[journey.Id].Select(run => run.Last(touchpoint.Id)).OfType<Reached>()
                            .Where(reached => reached is { Standing: Standing.Skipped, Reason: not null })
                            .CountBy(reached => reached.Reason!.Value).OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key)
                            .Select(reason => (reason.Key, reason.Value)),
                    ]);
            }
        }
    }

    private static IReadOnlyList<SimulatedDay> Days(List<Message> messages, List<CustomerTask> tasks, DateTimeZone zone)
    {
        var sent = messages.ToLookup(message => message.SettledAt!.Value.InZone(zone).Date);
        var made = tasks.CountBy(task => task.CreatedAt.InZone(zone).Date).ToDictionary();
        return
        [
            .. sent.Select(day => day.Key).Union(made.Keys).Order().Select(date => new SimulatedDay(
                date, sent[date].CountBy(message => Words.Of(message.Channel)).ToDictionary(), made.GetValueOrDefault(date))),
        ];
    }
}
