using Azure.Data.Tables;
using PostSale.Azure.Tables;
using static PostSale.Stores.Tests.Contracts.Sample;

namespace PostSale.Stores.Tests.Tables;

public sealed class DueIndexTests
{
    // More than a page of four in most hours, so that pages end within hours and their shards are merged.
    private static readonly int[] Minutes = [.. Enumerable.Range(0, 70).Select(n => (n * 37 % 61) + (n % 3 == 0 ? 0 : 60 * (n % 7)))];

    [SkippableTheory]
    [InlineData(4)]
    [InlineData(16)]
    [InlineData(70)]
    [InlineData(1000)]
    public async Task Rows_WhateverThePage_AreInOrderOfTime(int page)
    {
        var index = await Filled(page);

        Assert.Equal(Minutes.Order(), await Read(index.Rows("c", null, null, "", default)));
        Assert.Equal(Minutes.Where(minute => minute <= 130).Order(), await Read(index.Rows("c", null, At(130), "", default)));
        Assert.Equal(Minutes.Where(minute => minute >= 180).Order(), await Read(index.Rows("c", At(180), null, "", default)));
        Assert.Equal(Minutes.Order().Take(5), (await Read(index.Rows("c", null, null, "", default))).Take(5));
        Assert.Equal([9999], await Read(index.Rows("p", null, null, "", default)));
        Assert.Empty(await Read(index.Rows("d", null, null, "", default)));
    }

    [SkippableFact]
    public async Task Rows_WithACondition_AreThoseItHoldsFor()
    {
        var index = await Filled(4);

        Assert.Equal(
            Minutes.Where((_, n) => n % 2 == 0).Order(),
            await Read(index.Rows("c", null, null, TableClient.CreateQueryFilter($"Store eq {"even"}"), default)));
    }

    private static async Task<DueIndex> Filled(int page)
    {
        var table = new GuardedTable(await TableAccount.Table(TableAccount.Prefix(), "due"));
        await table.Create(default);
        await table.Put(
            [
                .. Minutes.Select((minute, n) =>
                {
                    var row = DueIndex.Row("c", At(minute), $"{n * 7}", $"{minute}", "c", n, Azure.Tables.Keys.Token());
                    row["Store"] = n % 2 == 0 ? "even" : "odd";
                    return row;
                }),
                DueIndex.Row("p", At(9999), "x", "9999", "c", 1, Azure.Tables.Keys.Token()),
            ],
            default);
        return new(table, page);
    }

    private static async Task<List<int>> Read(IAsyncEnumerable<TableEntity> rows)
    {
        var minutes = new List<int>();
        await foreach (var row in rows)
        {
            minutes.Add(int.Parse(IndexRow.Read(row).Partition, System.Globalization.CultureInfo.InvariantCulture));
        }

        return minutes;
    }
}
