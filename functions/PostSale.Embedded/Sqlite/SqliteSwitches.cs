using PostSale.Application.Serialization;

namespace PostSale.Embedded.Sqlite;

internal sealed class SqliteSwitches(Writer writer, Readers readers, StoreNumbers stores) : ISwitches
{
    public Task<IReadOnlyDictionary<StoreId, StoreSwitches>> All(CancellationToken cancellation) => Task.FromResult<IReadOnlyDictionary<StoreId, StoreSwitches>>(
        readers.Run(session => session.Query(
            "SELECT stores.name, switches.body FROM switches JOIN stores ON stores.id = switches.store",
            row => (Store: new StoreId(row.Text(0)), Switches: Document.ReadSwitches(row.Span(1))))).ToDictionary(one => one.Store, one => one.Switches));

    public async Task<StoreSwitches> Change(StoreId store, Func<StoreSwitches, StoreSwitches> change, CancellationToken cancellation)
    {
        var number = await stores.Of(store, cancellation);
        return await writer.Run(
            session =>
            {
                var held = session.First("SELECT body FROM switches WHERE store = $1", row => Document.ReadSwitches(row.Span(0)), number);
                var changed = change(held ?? StoreSwitches.None);
                session.Execute("INSERT OR REPLACE INTO switches (store, body) VALUES ($1, $2)", number, Document.Write(changed));
                return changed;
            },
            cancellation);
    }
}
