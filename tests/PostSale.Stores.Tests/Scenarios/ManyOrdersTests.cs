using PostSale.Stores.Tests.Contracts;
using PostSale.Stores.Tests.Sqlite;

namespace PostSale.Stores.Tests.Scenarios;

/// <summary>Messages of one customer are claimed by many senders at once, all of which write one row; and its document is a large one.</summary>
public sealed class ManyOrdersTests
{
    [Fact]
    public async Task OrdersOfOneCustomerAtOnce_EachIsConfirmedOnce()
    {
        var ports = await SqliteFile.Open();
        try
        {
            await using var stage = new Stage(ports, "explicit");
            var effects = await stage.PlayAtOnce([.. Enumerable.Range(0, 90).Select(i => Act.Read($"03-02 10:05 order.paid order={i} amount=99.9 item=Kettle{i % 10}", i))]);

            Assert.Equal(Enumerable.Repeat("03-02 10h email confirmation", 90), effects);
            var customer = Assert.Single(await ports.Customers.List(Sample.Shop, null, 2, CancellationToken.None)).Customer;
            Assert.Equal(90, customer.Knowledge.Orders.Length);
            Assert.Equal(90, customer.Commitments.Contacts.Count(contact => contact.Made));
            Assert.Equal(90, customer.Commitments.Runs.SelectMany(run => run.Reached).Count(reached => reached.Standing == Standing.Sent));
        }
        finally
        {
            await ports.Release();
        }
    }
}
