using System.IO.Compression;
using System.Text;

namespace PostSale.Application.Tests.Strategies;

/// <summary>A strategy's files as they come over the wire.</summary>
public sealed class StrategyParcelTests
{
    [Theory]
    [InlineData("")]
    [InlineData("loja/")]
    public void AZipOfTheFolder_IsTheFolder(string top)
    {
        var zip = Zip([.. TeaShop.Files.Select(file => (top + file.Key, Encoding.UTF8.GetBytes(file.Value))), (top + "README.md", "no"u8.ToArray()), (top + "templates/.swp", "no"u8.ToArray()), (top + "templates/", [])]);

        Assert.Equal(TeaShop.Files.OrderBy(file => file.Key, StringComparer.Ordinal), StrategyParcel.OfZip(zip));
    }

    [Fact]
    public void JsonOfPathToContent_IsTheFolder()
    {
        var json = JsonOf(TeaShop.Files.Add("README.md", "no").Add("templates/../.env", "no"));

        Assert.Equal(TeaShop.Files.OrderBy(file => file.Key, StringComparer.Ordinal), StrategyParcel.OfJson(json));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"strategy.yaml\": 1}")]
    [InlineData("{\"strategy.yaml\": {}}")]
    [InlineData("PK")]
    public void WhatIsNoObjectOfTexts_IsRefused(string body) => Assert.Contains(
        "JSON object", Assert.Throws<StrategyFolderException>(() => StrategyParcel.OfJson(Encoding.UTF8.GetBytes(body))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("not a zip")]
    public void WhatIsNoZip_IsRefused(string body) => Refused("no zip", Encoding.UTF8.GetBytes(body));

    [Fact]
    public void AFileTwice_IsRefused() => Refused("twice", Zip(("strategy.yaml", "a"u8.ToArray()), ("strategy.yaml", "b"u8.ToArray())));

    [Fact]
    public void WhatIsNotUtf8_IsRefusedByName() => Refused("templates/a.txt.hbs: is not UTF-8", Zip(("templates/a.txt.hbs", [0x41, 0xE9, 0x41])));

    // A thousandth of its size when it is packed.
    [Fact]
    public void MoreThanAStrategyMayHold_IsRefused() => Refused("larger", Zip(("templates/a.txt.hbs", new byte[StrategyFiles.MaxBytes + 1])));

    [Fact]
    public void MoreThanAStrategyMayHold_AsJson_IsRefused() => Assert.Contains("larger", Assert.Throws<StrategyFolderException>(() => StrategyParcel.OfJson(
        JsonOf(TeaShop.Files.Add("templates/a.txt.hbs", new string('x', StrategyFiles.MaxBytes))))).Message, StringComparison.Ordinal);

    [Fact]
    public void NothingOfAStrategy_IsAStrategyThatIsMissing() => Assert.Equal(
        ["strategy.yaml:1:1: is missing; write it, or begin with \"strategy new\""], TeaShop.Faults(StrategyParcel.OfZip(Zip(("../strategy.yaml", "x"u8.ToArray()), ("a/b/strategy.yaml", "x"u8.ToArray())))));

    private static void Refused(string because, byte[] zip) =>
        Assert.Contains(because, Assert.Throws<StrategyFolderException>(() => StrategyParcel.OfZip(zip)).Message, StringComparison.Ordinal);

    private static byte[] JsonOf(IReadOnlyDictionary<string, string> files) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(files);

    private static byte[] Zip(params IEnumerable<(string Name, byte[] Content)> files)
    {
        using var body = new MemoryStream();
        using (var zip = new ZipArchive(body, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return body.ToArray();
    }
}
