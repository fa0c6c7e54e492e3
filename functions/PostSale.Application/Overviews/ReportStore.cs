using PostSale.Application.Ports;

namespace PostSale.Application.Overviews;

/// <summary>Sums up how a store stands, from a bounded number of rows however large it is.</summary>
public sealed class ReportStore(ICustomers customers, IOutbox outbox, ITasks tasks, IInbox inbox)
{
    /// <summary>Customers looked at, at most.</summary>
    public const int MostCustomers = 2000;

    private const int MostMessages = 500;
    private const int Page = 500;

    private static readonly Duration Patience = Duration.FromHours(1);

    public async Task<StoreOverview> Run(Shop shop, Instant now, CancellationToken cancellation)
    {
        var sum = new Sum(shop, now);
        CustomerKey? after = null;
        var isSample = false;
        while (sum.Asked < MostCustomers)
        {
            var page = await customers.List(shop.Id, after, Page, cancellation);
            foreach (var (customer, _) in page)
            {
                sum.Add(customer);
                after = customer.Key;
            }

            if (page.Count < Page)
            {
                break;
            }

            isSample = sum.Asked >= MostCustomers;
        }

        var newest = await outbox.List(shop.Id, null, MostMessages, cancellation);
        return new(
            sum.Asked,
            isSample,
            [.. sum.Running.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value))],
            [.. newest.GroupBy(message => message.State).OrderBy(state => state.Key).Select(state => (state.Key, state.Count()))],
            newest.Count,
            sum.Coming(),
            sum.Surveys(),
            await Waiting(shop.Id, now, cancellation));
    }

    private async Task<Stuck> Waiting(StoreId store, Instant now, CancellationToken cancellation)
    {
        var unknown = await outbox.List(store, MessageState.Unknown, Stuck.Most, cancellation);
        var pending = await outbox.List(store, MessageState.Pending, Stuck.Most, cancellation);
        var open = await tasks.List(store, TaskState.Open, Stuck.Most, cancellation);
        var quarantined = await inbox.List(store, InboxState.Quarantined, Stuck.Most, cancellation);
        return new(
            unknown.Count, pending.Count(message => now - message.NotBefore > Patience), open.Count(task => task.DueBy < now), open.Count, quarantined.Count);
    }

    private sealed class Sum(Shop shop, Instant now)
    {
        private readonly LocalDate today = now.InZone(shop.Policies.Zone).Date;
        private readonly Dictionary<LocalDate, Dictionary<Channel, int>> coming = [];
        private readonly List<Answer> answers = [];

        public int Asked { get; private set; }

        public Dictionary<JourneyId, int> Running { get; } = [];

        public void Add(Customer customer)
        {
            Asked++;
            answers.AddRange(customer.Knowledge.Answers);
            foreach (var run in customer.Commitments.Runs.Where(run => run.IsActive))
            {
                Running[run.Journey] = Running.GetValueOrDefault(run.Journey) + 1;
                if (shop.Plans.Find(run.Journey, run.Version) is { } plan)
                {
                    foreach (var reached in run.Reached.Where(reached => reached.Standing == Standing.Emitted && plan.Find(reached.Touchpoint) is { Task: null }))
                    {
                        Count(now, reached.Channel ?? plan.Find(reached.Touchpoint)!.Channel);
                    }
                }
            }

            foreach (var outlook in Explanation.Of(shop.Plans, shop.Policies, customer, now))
            {
                if (outlook is { Kind: OutlookKind.Planned or OutlookKind.Deferred, At: { } at, Touchpoint: { } touchpoint }
                    && shop.Plans.Current.Find(outlook.Journey)?.Find(touchpoint) is { } planned)
                {
                    Count(at, planned.Channel);
                }
            }
        }

        public IReadOnlyList<ComingDay> Coming() =>
        [
            .. Enumerable.Range(0, StoreOverview.Days).Select(ahead => today.PlusDays(ahead))
                .Select(date => new ComingDay(date, coming.GetValueOrDefault(date) ?? [])),
        ];

        public IReadOnlyList<SurveyResult> Surveys() =>
        [
            .. answers.GroupBy(answer => answer.Survey).OrderBy(survey => survey.Key).Select(survey => new SurveyResult(
                survey.Key, survey.Count(), survey.Count(answer => Scale.IsPromoter(answer.Survey, answer.Score)),
                survey.Count(answer => Scale.IsDetractor(answer.Survey, answer.Score)), survey.Average(answer => answer.Score))),
        ];

        private void Count(Instant at, Channel channel)
        {
            // What is late goes today, as far as anybody knows.
            var date = LocalDate.Max(today, at.InZone(shop.Policies.Zone).Date);
            if (Period.DaysBetween(today, date) >= StoreOverview.Days)
            {
                return;
            }

            if (!coming.TryGetValue(date, out var day))
            {
                coming[date] = day = [];
            }

            day[channel] = day.GetValueOrDefault(channel) + 1;
        }
    }
}
