using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using PostSale.Application.Settings;
using PostSale.Web.Security;

namespace PostSale.Web.Tests.Security;

public sealed class AttemptsTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress Elsewhere = IPAddress.Parse("192.0.2.2");

    private readonly FakeTimeProvider time = new();
    private readonly Door door;

    public AttemptsTests() => door = new(
        new(new OpsSettings { Keys = [new() { Role = Roles.Agent, Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("right"))) }] }, LocalKey.New()),
        new(time));

    [Fact]
    public void AfterTenWrongKeys_EachFurtherCostsTwiceTheWait()
    {
        for (var i = 0; i < Attempts.Free; i++)
        {
            Assert.Equal(new(null, null), door.Knock($"wrong {i}", Here));
        }

        foreach (var seconds in new[] { 1, 2, 4, 8 })
        {
            Assert.Equal(new(null, null), door.Knock("wrong", Here));
            Assert.Equal(new(null, TimeSpan.FromSeconds(seconds)), door.Knock("right", Here));
            time.Advance(TimeSpan.FromSeconds(seconds));
        }

        Assert.Equal("agent", door.Knock("right", Here).Role);
    }

    [Fact]
    public void WhoeverWasRightBefore_IsLetInWhileOthersGuessFromThere()
    {
        Assert.Equal("agent", door.Knock("right", Here).Role);
        Guess(Here, 30);

        Assert.Equal("agent", door.Knock("right", Here).Role);
        Assert.NotNull(door.Knock("wrong", Here).Wait);
    }

    [Fact]
    public void GuessingElsewhere_CostsNothingHere()
    {
        Guess(Elsewhere, 30);

        Assert.Equal("agent", door.Knock("right", Here).Role);
    }

    [Fact]
    public void AnIpv6Caller_IsItsNetwork()
    {
        for (var i = 0; i <= Attempts.Free; i++)
        {
            door.Knock("wrong", IPAddress.Parse($"2001:db8::{i:x}"));
        }

        Assert.NotNull(door.Knock("wrong", IPAddress.Parse("2001:db8::ffff")).Wait);
        Assert.Null(door.Knock("wrong", IPAddress.Parse("2001:db8:1::1")).Wait);
    }

    [Fact]
    public void MoreCallersThanAreRemembered_ShareOneCount()
    {
        var attempts = new Attempts(time);
        for (var i = 0; i < Attempts.Most + Attempts.Free + 1; i++)
        {
            attempts.Failed(new IPAddress(BitConverter.GetBytes(0x0A000000 + i)));
        }

        Assert.NotNull(attempts.Wait(null));
    }

    private void Guess(IPAddress from, int times)
    {
        for (var i = 0; i < times; i++)
        {
            door.Knock($"wrong {i}", from);
        }
    }
}
