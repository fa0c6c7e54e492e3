namespace PostSale.Stores.Tests.Contracts;

/// <summary>The steps by which tests bring a store to where they begin.</summary>
internal static class Writing
{
    /// <summary>Reads a customer that is there.</summary>
    public static async Task<LoadedCustomer> Read(this ICustomers customers, CustomerKey key) =>
        await customers.Load(key, CancellationToken.None) ?? throw new InvalidOperationException("No such customer.");

    public static async Task<LoadedMessage> Read(this IOutbox outbox, Message message) =>
        await outbox.Load(new(message.Customer, message.Id), CancellationToken.None) ?? throw new InvalidOperationException("No such message.");

    public static Task Append(this ICustomers customers, CustomerKey key, params Fact[] facts) =>
        customers.Append(key, Sample.Shop, facts, Sample.Noon, CancellationToken.None);

    /// <summary>Takes in what waits and owes these effects; nothing is due afterwards.</summary>
    public static async Task Owe(this ICustomers customers, CustomerKey key, params Effect[] effects)
    {
        var loaded = await customers.Read(key);
        Assert.Equal(Saved.Done, await customers.Save(loaded, new(loaded.Customer, [.. effects], null), Sample.Noon, CancellationToken.None));
    }

    /// <summary>Puts a message into the outbox of its customer, who need not exist.</summary>
    public static async Task Enqueue(this ICustomers customers, Message message)
    {
        await customers.Append(message.Customer, message.Store, [], Sample.Noon, CancellationToken.None);
        await customers.Owe(message.Customer, new Effect.Send(message));
    }

    /// <summary>Claims a pending message for two minutes.</summary>
    public static async Task<Message> Claim(this IOutbox outbox, Message message, Instant now, string claimant = "sender-1")
    {
        var loaded = await outbox.Read(message);
        var claimed = loaded.Message.Claim(claimant, now, Duration.FromMinutes(2))!;
        Assert.Equal(Saved.Done, await outbox.Claim(loaded, claimed, loaded.Customer.Customer, Sample.Content(), CancellationToken.None));
        return claimed;
    }

    public static async Task Settle(this IOutbox outbox, Message from, Message to) =>
        Assert.Equal(Saved.Done, await outbox.Settle(from, to, [], Sample.Noon, CancellationToken.None));
}
