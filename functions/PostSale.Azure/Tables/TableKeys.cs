using Azure.Data.Tables;

namespace PostSale.Azure.Tables;

/// <summary>The keys that protect sign-in cookies, shared by all instances of the app: small texts, kept under their names for good.</summary>
/// <remarks>Thread-safe. Transport failures throw <see cref="StoreUnavailableException"/>.</remarks>
public sealed class TableKeys
{
    private const string Partition = "keys";
    private const string Text = "Text";

    private readonly GuardedTable table;

    internal TableKeys(GuardedTable table) => this.table = table;

    public async Task<IReadOnlyList<string>> All(CancellationToken cancellation) =>
        [.. (await table.All(Partition, "", "\uffff", cancellation)).Select(row => row.GetString(Text))];

    /// <param name="name">Letters, digits and hyphens.</param>
    public Task Add(string name, string text, CancellationToken cancellation) => table.Put([new TableEntity(Partition, name) { [Text] = text }], cancellation);
}
