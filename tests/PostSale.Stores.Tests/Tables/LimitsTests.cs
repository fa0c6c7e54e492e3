using Azure.Data.Tables;
using PostSale.Azure.Tables;
using PostSale.Stores.Tests.Contracts;

namespace PostSale.Stores.Tests.Tables;

public sealed class LimitsTests
{
    [Fact]
    public void Size_OfARow_IsWhatTheServiceCounts()
    {
        // 4, twice four letters of keys; 8 and twice the name around each value; text and bytes have 4 more.
        var row = new TableEntity("ab", "cd") { ["T"] = "xyz", ["B"] = new byte[10], ["L"] = 1L, ["I"] = 1, ["Y"] = true };

        Assert.Equal(4 + 8 + (10 + 6 + 4) + (10 + 10 + 4) + (10 + 8) + (10 + 4) + (10 + 1), Limits.Size(row));
    }

    [Fact]
    public void Payload_OfBytes_IsBase64()
    {
        var (less, more) = (new TableEntity("p", "r") { ["B"] = new byte[3] }, new TableEntity("p", "r") { ["B"] = new byte[3003] });

        Assert.Equal(4000, Limits.Payload(more) - Limits.Payload(less));
    }

    [Theory]
    [InlineData(64 * 1024, true)]
    [InlineData((64 * 1024) + 1, false)]
    public void Check_AProperty_Holds64KiB(int length, bool fits) => Expect(fits, new("p", "r") { ["B"] = new byte[length] });

    [Theory]
    [InlineData(32 * 1024, true)]
    [InlineData((32 * 1024) + 1, false)]
    public void Check_Text_CountsTwice(int length, bool fits) => Expect(fits, new("p", "r") { ["T"] = new string('x', length) });

    [Theory]
    [InlineData(512, true)]
    [InlineData(513, false)]
    public void Check_AKey_Holds1KiB(int length, bool fits)
    {
        Expect(fits, new(new('x', length), "r"));
        Expect(fits, new("p", new('x', length)));
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public void Check_AnEntity_Holds1MiB(int properties, bool fits)
    {
        var row = new TableEntity("p", "r");
        for (var n = 0; n < properties; n++)
        {
            row[$"B{n}"] = new byte[Limits.PropertyBytes];
        }

        Expect(fits, row);
    }

    [Theory]
    [InlineData(100, 1, true)]
    [InlineData(101, 1, false)]
    [InlineData(48, 64 * 1024, false)]
    [InlineData(47, 64 * 1024, true)]
    public void Check_ATransaction_Holds100RowsAnd4MiB(int rows, int bytes, bool fits)
    {
        List<TableTransactionAction> actions =
            [.. Enumerable.Range(0, rows).Select(n => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", $"{n}") { ["B"] = new byte[bytes] }))];

        Assert.Equal(fits, Limits.Fit(actions));
        Assert.Equal(fits, Record.Exception(() => Limits.Check(actions)) is null);
    }

    [Fact]
    public void Groups_OfManyRows_EachFitATransactionAndKeepTheOrder()
    {
        List<TableEntity> rows = [.. Enumerable.Range(0, 250).Select(n => new TableEntity("p", $"{n}") { ["B"] = new byte[n % 50 == 0 ? 65_000 : 30_000] })];

        var groups = Limits.Groups(rows).ToList();

        Assert.Equal(rows, groups.SelectMany(group => group));
        Assert.All(groups, group => Assert.True(Limits.Fit([.. group.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row))])));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(65_536, 1)]
    [InlineData(720_000, 1)]
    [InlineData(721_000, 2)]
    [InlineData(2_000_000, 3)]
    public void Packed_NoiseOfAnyLength_TakesRowsThatAreWithinTheLimits(int length, int rows)
    {
        var row = new TableEntity("p", "r") { ["Other"] = new string('x', 10_000) };

        List<TableEntity> all = [row, .. Packed.Put(row, Sample.Noise(length))];

        Assert.Equal(rows, all.Count);
        Assert.All(all, Limits.Check);
        if (rows == 1)
        {
            Assert.Equal(Sample.Noise(length), Packed.Read(row));
        }
    }

    private static void Expect(bool fits, TableEntity row) => Assert.Equal(fits, Record.Exception(() => Limits.Check(row)) is null);
}
