namespace PostSale.Stores.Tests.Tables;

/// <summary>A clock that runs a day ahead.</summary>
internal sealed class LaterTime : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(1);
}
