using System.Globalization;
using System.Text;
using PostSale.Application.Imports;
using PostSale.Application.Imports.Reading;

namespace PostSale.Application.Tests.Imports;

public sealed class ImportFormatTests
{
    [Theory]
    [InlineData("customer,date,amount")]
    [InlineData("Customer ID,Order Date,Order Total")]
    [InlineData("CustomerID,InvoiceDate,Revenue")]
    [InlineData("Código do Cliente,Data do Pedido,Valor Total")]
    [InlineData("ID Cliente,Data,Valor")]
    [InlineData("CPF,Data da Compra,Total Pago")]
    [InlineData("id,date,amount")]
    public async Task Headers_AreKnownInBothLanguages(string headers)
    {
        var report = await new ImportDesk().DryRun($"{headers}\nc1,2026-03-01,10.50\n");

        Assert.Equal((ImportState.Previewed, null, 1), (report.State, report.Reason, report.Orders));
        Assert.Equal(10.50m, report.Amount);
    }

    [Fact]
    public async Task Columns_MayStandInAnyOrderAmongOthers()
    {
        var report = await new ImportDesk().DryRun("Obs;Valor;E-mail;Nº do Pedido;Data\nx;1.234,56;ana@example.com;17;23/11/2026\n");

        Assert.Equal(1234.56m, report.Amount);
        Assert.Equal(new(2026, 11, 23), report.First);
        Assert.Equal([OrderColumn.Email, OrderColumn.Order, OrderColumn.Date, OrderColumn.Amount], report.Format!.Columns.Keys.Order());
    }

    [Theory]
    [InlineData("10.50", "10.50")]
    [InlineData("10,50", "10.50")]
    [InlineData("\"1.234,56\"", "1234.56")]
    [InlineData("\"1,234.56\"", "1234.56")]
    [InlineData("\"R$ 1.234,56\"", "1234.56")]
    [InlineData("$99.90", "99.90")]
    [InlineData("99.90 USD", "99.90")]
    [InlineData("\"1.234.567,8\"", "1234567.8")]
    [InlineData("0.001", "0.001")]
    [InlineData("7", "7")]
    [InlineData("\"12.345,6789\"", "12345.6789")]
    public async Task Amounts_AreReadAsTheFileShows(string text, string amount)
    {
        var report = await new ImportDesk().DryRun($"customer;date;amount\nc1;2026-03-01;{text}\n");

        Assert.Equal(decimal.Parse(amount, CultureInfo.InvariantCulture), report.Amount);
    }

    [Theory]
    [InlineData("pt-BR", "1.234", 1234)]
    [InlineData("pt-BR", "1,234", 1.234)]
    [InlineData("en", "1.234", 1.234)]
    [InlineData("en", "1,234", 1234)]
    public async Task Amount_ThatCouldBeEither_IsReadAsTheStoresLocaleHasIt_AndSaidSo(string locale, string text, double amount)
    {
        var report = await new ImportDesk(locale).DryRun($"customer;date;amount\nc1;2026-03-01;{text}\n");

        Assert.Equal((decimal)amount, report.Amount);
        Assert.False(report.Format!.IsDecimalCertain);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("1.2.3")]
    [InlineData("1..2")]
    [InlineData("12,34,56")]
    [InlineData("1e5")]
    [InlineData("--5")]
    [InlineData("5 6 7")]
    [InlineData("99999999999999999999999999999999999999999")]
    public async Task Amount_ThatIsNone_IsABadLine(string text)
    {
        var report = await new ImportDesk().DryRun($"customer;date;amount\nc0;2026-03-01;1,25\nc1;2026-03-01;{text}\n");

        Assert.Equal((1, 3), (report.BadLines, Assert.Single(report.Problems).Line));
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-23T12:00")]
    [InlineData("20261123", "2026-11-23T12:00")]
    [InlineData("2026/11/23 08:05", "2026-11-23T08:05")]
    [InlineData("2026-11-23T08:05:30-03:00", "2026-11-23T08:05")]
    [InlineData("2026-11-23T11:05:30.123Z", "2026-11-23T08:05")]
    [InlineData("2026-11-23 11:05:30 UTC", "2026-11-23T08:05")]
    [InlineData("23/11/2026", "2026-11-23T12:00")]
    [InlineData("23.11.2026 8:05", "2026-11-23T08:05")]
    [InlineData("11/23/2026 8:05 PM", "2026-11-23T20:05")]
    [InlineData("11/23/26", "2026-11-23T12:00")]
    [InlineData("23-11-1997", "1997-11-23T12:00")]
    public async Task Dates_AreReadAsTheFileShows(string text, string at)
    {
        var report = await new ImportDesk().DryRun($"customer;date;amount\nc1;{text};1\n");

        Assert.Equal(at, Assert.Single(report.Examples).At.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("pt-BR", 5, 3)]
    [InlineData("en-GB", 5, 3)]
    [InlineData("en", 3, 5)]
    public async Task Date_ThatCouldBeEither_IsReadAsTheStoresLocaleHasIt_AndSaidSo(string locale, int month, int day)
    {
        var report = await new ImportDesk(locale).DryRun("customer;date;amount\nc1;03/05/2026;1\n");

        Assert.Equal(new(2026, month, day), report.First);
        Assert.False(report.Format!.AreDatesCertain);
    }

    [Fact]
    public async Task Date_OfTheThousandthLine_DecidesForAll()
    {
        var lines = string.Concat(Enumerable.Range(0, 999).Select(_ => "c1;01/02/2026;1\n"));

        Assert.Equal(new(2026, 1, 2), (await new ImportDesk().DryRun($"customer;date;amount\n{lines}c1;01/13/2026;1\n")).First);
    }

    [Theory]
    [InlineData("31/02/2026")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    [InlineData("tomorrow")]
    [InlineData("")]
    [InlineData("2026-01-01 25:00")]
    [InlineData("2026-11-26")]
    [InlineData("1826-01-01")]
    public async Task Date_ThatIsNoneOrBeyondBelief_IsABadLine(string text)
    {
        var report = await new ImportDesk().DryRun($"customer;date;amount\nc1;{text};1\n");

        Assert.Equal((1, 2), (report.BadLines, Assert.Single(report.Problems).Line));
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public async Task Delimiter_IsFound(char delimiter)
    {
        var text = "customer;name;date;amount\nc1;\"Ana \"\"A\"\"\n da Silva\";2026-03-01;10\n\nc2;Bia;2026-03-02;20\n".Replace(';', delimiter);

        var report = await new ImportDesk().DryRun(text);

        Assert.Equal((delimiter, 2, 30m), (report.Format!.Delimiter, report.Orders, report.Amount));
        Assert.Equal([2, 5], report.Examples.Select(example => example.Line));
    }

    [Fact]
    public async Task ColumnsSetApartBySpaces_WithoutHeader_AreReadByTheirPlaces()
    {
        var options = OrderFileWordsOf("customer=2,date=3,amount=5", noHeader: true);

        var report = await new ImportDesk("en").DryRun(" 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n", options);

        Assert.Equal((2, 59.06m), (report.Orders, report.Amount));
        Assert.Equal([1, 2], report.Examples.Select(example => example.Line));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("windows-1252", false)]
    public async Task Encoding_IsFound(string name, bool isMarked)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var text = encoding.GetBytes("Código do cliente;Nome;Data;Preço total;Valor\nc1;José Conceição;01/03/2026;x;10,50\n");
        var desk = new ImportDesk();

        await desk.Run([.. isMarked ? encoding.GetPreamble() : [], .. text]);

        Assert.Equal("José Conceição", Assert.Single(desk.Written).Person?.Name);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("a;b;c\n1;2;3\n", "customer (or email, phone), nor as date, nor as amount")]
    [InlineData("customer;date\nc1;2026-03-01\n", "amount (or quantity and unit-price)")]
    public async Task FileThatIsNotUnderstood_IsRefusedWithTheReason(string text, string reason)
    {
        var desk = new ImportDesk();
        var report = await desk.Import(text);

        Assert.Equal(ImportState.Refused, report.State);
        Assert.Contains(reason, report.Reason, StringComparison.Ordinal);
        Assert.Empty(desk.Written);
    }

    [Theory]
    [InlineData("date=9")]
    [InlineData("date=Nada")]
    public async Task ColumnThatIsNotThere_IsRefusedWithTheReason(string columns) =>
        Assert.Contains("There is no column", (await new ImportDesk().DryRun("customer;date;amount\nc1;2026-03-01;1\n", OrderFileWordsOf(columns))).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("nonsense=3", null, null)]
    [InlineData("date", null, null)]
    [InlineData(null, "dot", null)]
    [InlineData(null, null, "ymd")]
    public void WrongWord_IsSaidToBeOne(string? columns, string? decimals, string? dates) =>
        Assert.False(new OrderFileWords(columns, false, decimals, dates, null, null).TryRead(out _, out _));

    private static OrderFileOptions OrderFileWordsOf(string columns, bool noHeader = false)
    {
        Assert.True(new OrderFileWords(columns, noHeader, null, null, null, null).TryRead(out var options, out _));
        return options;
    }
}
