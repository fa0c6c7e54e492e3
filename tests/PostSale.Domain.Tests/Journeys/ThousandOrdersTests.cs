namespace PostSale.Domain.Tests.Journeys;

public sealed class ThousandOrdersTests
{
    [Fact]
    public void OneCustomer_EveryOrderIsConfirmedAndTheRestKeepsToOneADay()
    {
        var bought = Moments.At("2026-03-05T09:00");
        var orders = Enumerable.Range(0, 1000).Select(i => Told.Paid($"order-{i:0000}", bought + Duration.FromMinutes(i), "product-" + (i % 100))).ToList();
        var followUp = new FollowUp(Plans.Shop, Plans.Policies, _ => null);
        foreach (var batch in orders.Chunk(30))
        {
            followUp.Tell(batch[^1].ReceivedAt, batch);
        }

        followUp.Until(bought + Duration.FromDays(4));
        Assert.Equal(1000, followUp.Sends.Count(sent => sent.Message.Purpose == Purpose.Transactional));
        var others = followUp.Sends.Where(sent => sent.Message.Purpose != Purpose.Transactional).ToList();
        Assert.Equal(2, others.Count);
        Assert.Equal(1001, followUp.Customer.Commitments.Runs.Length);
        Assert.Equal(1000, followUp.Customer.Knowledge.Orders.Length);
    }
}
