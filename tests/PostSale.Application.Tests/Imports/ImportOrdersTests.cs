using PostSale.Application.Imports;
using PostSale.Application.Ports;

namespace PostSale.Application.Tests.Imports;

public sealed class ImportOrdersTests
{
    private const string Head = "order;customer;date;amount;refunded\n";

    [Fact]
    public async Task BadLine_TakesTheWholeFileBack_UnlessItIsToBeSkipped()
    {
        var desk = new ImportDesk();
        const string text = Head + "1;a;2026-03-01;10;\n2;b;2026-13-01;20;\n3;;2026-03-01;30;\n4;c;2026-03-01;40;\n";

        var refused = await desk.Import(text);
        Assert.Equal((ImportState.Refused, 2), (refused.State, refused.BadLines));
        Assert.Empty(desk.Written);
        Assert.Equal([3, 4], desk.Problems.Select(problem => problem.Line));

        var taken = await desk.Import(text, skipBad: true);
        Assert.Equal((ImportState.Done, 2, 2), (taken.State, taken.NewOrders, taken.BadLines));
        Assert.Equal([10m, 40m], desk.Written.Select(order => order.Amount));
    }

    [Theory]
    [InlineData("1;a;2026-03-01;-5;", "below zero")]
    [InlineData("1;a;2026-03-01;1000000001;", "above a billion")]
    [InlineData("1;a;2026-03-01;10;11", "more was refunded")]
    [InlineData("1;a;2026-03-01;10;-1", "refunded is below zero")]
    [InlineData("1;a;2026-03-01;;", "amount is missing")]
    [InlineData("1;;2026-03-01;10;", "names no customer")]
    [InlineData("1;a;2026-11-26;10;", "in the future")]
    [InlineData("1;ana@;2026-03-01;10;", "e-mail")]
    public async Task Nonsense_IsABadLineWithItsReason(string line, string reason)
    {
        var report = await new ImportDesk().DryRun(Head + line + "\n");

        Assert.Contains(reason, Assert.Single(report.Problems).Reason, StringComparison.Ordinal);
        Assert.Equal(0, report.Orders);
    }

    [Fact]
    public async Task NothingPaid_IsKeptAndCountedAsFree() =>
        Assert.Equal((1, 1), (await new ImportDesk().DryRun(Head + "1;a;2026-03-01;0;\n")) is var report ? (report.Orders, report.Free) : default);

    [Fact]
    public async Task TodayWithoutATime_IsNotTheFuture() =>
        Assert.Equal(1, (await new ImportDesk().DryRun(Head + "1;a;2026-11-25;1;\n")).Orders);

    [Fact]
    public async Task ImportedAgain_AddsNothing_WithAndWithoutOrderNumbers()
    {
        foreach (var text in new[] { Head + "1;a;2026-03-01;10;\n2;a;2026-03-01;10;\n", "customer;date;amount\na;2026-03-01;10\na;2026-03-01;10\na;2026-03-02;10\n" })
        {
            var desk = new ImportDesk();
            var first = await desk.Import(text);
            Assert.Equal(first.Orders, first.NewOrders);
            Assert.Equal(0, (await desk.Import(text)).NewOrders);
            Assert.Equal(desk.Written.Count, desk.Written.Select(order => order.Mark).Distinct().Count());
        }
    }

    [Fact]
    public async Task LongerFile_AddsWhatIsNew()
    {
        var desk = new ImportDesk();
        await desk.Import("customer;date;amount\na;2026-03-01;10\n");

        Assert.Equal(2, (await desk.Import("customer;date;amount\na;2026-03-01;10\na;2026-03-01;10\nb;2026-03-01;10\n")).NewOrders);
    }

    [Fact]
    public async Task BrokenOff_IsFinishedByRunningItAgain()
    {
        var desk = new ImportDesk { BreaksAt = 2 };
        var text = Head + string.Concat(Enumerable.Range(0, 170_000).Select(n => $"{n};c{n % 777};2026-03-01;{n};\n"));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => desk.Import(text));
        var kept = desk.Written.Count;
        Assert.InRange(kept, 1, 169_999);
        Assert.Equal(170_000 - kept, (await desk.Import(text)).NewOrders);
        Assert.Equal(170_000L * 169_999 / 2, desk.Written.Sum(order => (long)order.Amount));
    }

    [Fact]
    public async Task LinesOfAnOrder_ArePartsWhereThePriceOfAPieceStands()
    {
        var desk = new ImportDesk("en");
        await desk.Import("InvoiceNo,Quantity,InvoiceDate,UnitPrice,CustomerID\n536365,6,12/1/2010 8:26,2.55,17850\n536365,2,12/1/2010 8:26,3.39,17850\n536366,1,12/13/2010 8:28,1.85,17850\n");

        Assert.Equal([22.08m, 1.85m], desk.Written.Select(order => order.Amount));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(OrderLines.Sum, 30)]
    [InlineData(OrderLines.Once, 10)]
    public async Task LinesOfAnOrder_WithAnAmountEach_MeanWhatIsSaid(OrderLines? lines, int? amount)
    {
        var desk = new ImportDesk();
        var report = await desk.Import(Head + "1;a;2026-03-01;10;\n1;a;2026-03-01;20;\n", new() { Lines = lines });

        Assert.Equal(amount is null ? [] : [amount.Value], desk.Written.Select(order => order.Amount));
        Assert.True(amount is not null || report.Problems[0].Reason.Contains("--lines", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FurtherLines_MayLeaveOutWhatTheFirstSays()
    {
        var desk = new ImportDesk();
        await desk.Import(Head + "1;a;2026-03-01;10;\n1;;;;\n1;a;;;\n2;b;2026-03-01;5;\n");

        Assert.Equal([10m, 5m], desk.Written.Select(order => order.Amount));
    }

    [Fact]
    public async Task BadLineOfAnOrder_LeavesOutThatOrderAlone()
    {
        var desk = new ImportDesk();
        var report = await desk.Import(Head + "1;a;2026-03-01;10;\n1;a;2026-03-01;x;\n2;b;2026-03-01;5;\n", new() { Lines = OrderLines.Sum }, skipBad: true);

        Assert.Equal([5m], desk.Written.Select(order => order.Amount));
        Assert.Equal((1, 2), (report.BadLines, report.LeftOut));
    }

    [Fact]
    public async Task OrderThatComesAgainLater_IsABadLine() =>
        Assert.Equal(4, Assert.Single((await new ImportDesk().DryRun(Head + "1;a;2026-03-01;10;\n2;a;2026-03-01;10;\n1;a;2026-03-01;10;\n")).Problems).Line);

    [Fact]
    public async Task OrderOfTwoCustomers_IsABadLine() =>
        Assert.Contains("another customer", Assert.Single((await new ImportDesk().DryRun(Head + "1;a;2026-03-01;10;\n1;b;2026-03-01;;\n")).Problems).Reason, StringComparison.Ordinal);

    [Fact]
    public async Task Reasons_NeverRepeatWhatALineSays()
    {
        var report = await new ImportDesk().DryRun("customer;email;date;amount\nsecret-1;secret-2@;secret-3;secret-4\n;secret-5;2026-03-01;5\n");

        Assert.NotEmpty(report.Problems);
        Assert.All(report.Problems, problem => Assert.DoesNotContain("secret", problem.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task QuoteThatIsNeverClosed_IsABadLine_AndNothingIsTaken()
    {
        var desk = new ImportDesk();
        var report = await desk.Import("customer;date;amount\na;2026-03-01;\"10\n" + string.Concat(Enumerable.Repeat("b;2026-03-01;20\n", 300)));

        Assert.Equal((ImportState.Refused, 2), (report.State, report.Problems[0].Line));
        Assert.Empty(desk.Written);
    }
}
