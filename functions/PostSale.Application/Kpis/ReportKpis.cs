using PostSale.Application.Ports;
using PostSale.Application.Scores;
using PostSale.Application.Strategies.Reading;

namespace PostSale.Application.Kpis;

/// <summary>Measures a store against the targets of its strategy, from a bounded number of customers however many it has.</summary>
public sealed class ReportKpis(ICustomers customers, IPurchases purchases)
{
    /// <summary>Customers looked at, at most: then a share is right to a percentage point.</summary>
    public const int MostCustomers = 20_000;

    private const int Page = 1000;

    public async Task<ReportedKpis> Run(Shop shop, KpiPeriod period, CancellationToken cancellation)
    {
        var count = new KpiCount(period, shop.Settings.Currency);
        var bought = new Bought(purchases, shop.Id);
        CustomerKey? after = null;
        while (count.Customers < MostCustomers)
        {
            var page = await customers.List(shop.Id, after, Page, cancellation);
            foreach (var (customer, _) in page)
            {
                count.Add(customer.Knowledge, await bought.By(customer.Key, cancellation));
                after = customer.Key;
            }

            if (page.Count < Page)
            {
                return Report(shop, period, count, isSample: false);
            }
        }

        return Report(shop, period, count, (await customers.List(shop.Id, after, 1, cancellation)).Count > 0);
    }

    private static ReportedKpis Report(Shop shop, KpiPeriod period, KpiCount count, bool isSample)
    {
        var targets = shop.Strategy.Programme.Kpis;
        return new(
            shop.Id.Value, ReportedScoring.Day(period.From), ReportedScoring.Day(period.To), count.Customers, isSample, shop.Settings.Currency,
            count.NewCustomers, count.Orders, count.Revenue, count.Refunded,
            [
                .. StrategyWords.Kpis.Select(kpi => ReportedKpi.Beside(
                    kpi.Word, kpi.IsShare, FigureOf(kpi.Word, count), targets.FirstOrDefault(target => target.Kpi == kpi.Word)?.Target)),
            ]);
    }

    private static Figure FigureOf(string kpi, KpiCount count) => kpi switch
    {
        "satisfaction" => count.Satisfaction,
        "nps" => count.Nps,
        "retention" => count.Retention,
        "churn" => count.Churn,
        "lifetimeValue" => count.LifetimeValue,
        "upsell" => count.Upsell,

        // Nothing says yet which purchase a friend made.
        _ => Figure.None,
    };

    /// <summary>What customers bought, asked for by ascending key: a shard is read once.</summary>
    private sealed class Bought(IPurchases purchases, StoreId store)
    {
        private int shard = -1;
        private Dictionary<CustomerKey, PurchaseHistory> histories = [];

        public async ValueTask<PurchaseHistory?> By(CustomerKey key, CancellationToken cancellation)
        {
            var wanted = key.ToBytes()[0] * IPurchases.Shards / 256;
            if (wanted != shard)
            {
                histories = (await purchases.Read(store, wanted, cancellation)).ToDictionary(history => history.Customer);
                shard = wanted;
            }

            return histories.GetValueOrDefault(key);
        }
    }
}
