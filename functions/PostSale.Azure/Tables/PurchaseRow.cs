using Azure;
using Azure.Data.Tables;
using PostSale.Application.Serialization;

namespace PostSale.Azure.Tables;

/// <summary>The row of one customer's purchases: by store and shard, so that scoring reads a shard in one go.</summary>
/// <param name="Tag">Null where there is no row yet.</param>
/// <param name="IsUntold">Imported orders have come that the customer has not been told of.</param>
/// <param name="Person">What imports say of the person.</param>
internal sealed record PurchaseRow(StoreId Store, CustomerKey Customer, ETag? Tag, PurchaseBook Book, bool IsUntold, PersonDetails? Person)
{
    private const string Untold = "Untold";
    private const string About = "Person";

    public static string Partition(StoreId store, CustomerKey customer) => $"{Keys.Of(store)}:{customer.Value[..2]}";

    public static string Partition(StoreId store, int shard) => $"{Keys.Of(store)}:{shard:x2}";

    public static async Task<PurchaseRow> Find(GuardedTable table, StoreId store, CustomerKey customer, CancellationToken cancellation) =>
        await table.Find(Partition(store, customer), customer.Value, cancellation) is { } row
            ? await Read(table, store, row, cancellation)
            : new(store, customer, null, new(), false, null);

    public static async Task<PurchaseRow> Read(GuardedTable table, StoreId store, TableEntity row, CancellationToken cancellation)
    {
        var (read, document) = await Packed.Read(table, row, cancellation);
        return new(
            store, CustomerKey.Parse(read.RowKey), read.ETag, PurchaseBook.Read(document), read.GetBoolean(Untold) == true,
            read.GetBinary(About) is { } person ? Document.ReadPerson(person) : null);
    }

    /// <summary>The writes that make it stand, presuming what was read.</summary>
    public List<TableTransactionAction> Actions()
    {
        var entity = new TableEntity(Partition(Store, Customer), Customer.Value) { [Untold] = IsUntold };
        if (Person is not null)
        {
            entity[About] = Document.Write(Person);
        }

        var further = Packed.Put(entity, Book.Write());
        return
        [
            Tag is { } tag ? new(TableTransactionActionType.UpdateReplace, entity, tag) : new(TableTransactionActionType.Add, entity),
            .. further.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)),
        ];
    }
}
