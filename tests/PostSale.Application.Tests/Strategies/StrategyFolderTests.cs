namespace PostSale.Application.Tests.Strategies;

public sealed class StrategyFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("strategy-").FullName;

    private string Folder => Path.Combine(_root, "shop");

    public StrategyFolderTests()
    {
        Write("strategy.yaml", "format: 1\n");
        Write("templates/b.txt.hbs", "b");
        Write("templates/a.html.hbs", "é");
        Write("templates/deep/c.txt.hbs", "c");
        Write("README.md", "not part of it");
        Write("templates/.swp", "hidden");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void AFolder_IsItsStrategyAndItsTemplatesSorted() => Assert.Equal(
        [("strategy.yaml", "format: 1\n"), ("templates/a.html.hbs", "é"), ("templates/b.txt.hbs", "b"), ("templates/deep/c.txt.hbs", "c")],
        StrategyFolder.Read(Folder).Select(file => (file.Key, file.Value)));

    [Fact]
    public void AFolderWithoutStrategy_IsReadAllTheSame()
    {
        File.Delete(Path.Combine(Folder, "strategy.yaml"));

        Assert.Equal(["strategy.yaml:1:1: is missing; write it, or begin with \"strategy new\""], TeaShop.Faults(StrategyFolder.Read(Folder)));
    }

    [Fact]
    public void NoFolder_IsRefused() => Refused("no such folder", Path.Combine(_root, "other"));

    [Fact]
    public void WhatIsNotUtf8_IsRefusedByName()
    {
        File.WriteAllBytes(Path.Combine(Folder, "templates/b.txt.hbs"), [0x41, 0xE9, 0x41]);

        Refused("templates/b.txt.hbs: is not UTF-8 text");
    }

    [Fact]
    public void AMebibyte_IsTheMost()
    {
        var others = StrategyFolder.Read(Folder).Sum(file => System.Text.Encoding.UTF8.GetByteCount(file.Value));
        Write("templates/z.txt.hbs", new('z', (1024 * 1024) - others));
        Assert.Equal(5, StrategyFolder.Read(Folder).Count);

        Write("templates/z.txt.hbs", new('z', (1024 * 1024) - others + 1));
        Refused("larger than 1024 KiB together");
    }

    [SkippableFact]
    public void ALinkOutOfTheFolder_IsRefused()
    {
        File.WriteAllText(Path.Combine(_root, "outside.txt"), "outside");
        Link("templates/out.txt.hbs", Path.Combine(_root, "outside.txt"));

        Refused("templates/out.txt.hbs: is a link that leads out of the folder");
    }

    [SkippableFact]
    public void ALinkOutByTheWayOfAFolder_IsRefused()
    {
        Directory.CreateDirectory(Path.Combine(_root, "elsewhere"));
        File.WriteAllText(Path.Combine(_root, "elsewhere", "x.txt.hbs"), "outside");
        Link("data", Path.Combine(_root, "elsewhere"), isFolder: true);
        Link("templates/out.txt.hbs", Path.Combine("..", "data", "x.txt.hbs"));

        Refused("templates/out.txt.hbs: is a link that leads out of the folder");
    }

    [SkippableFact]
    public void TheTemplatesElsewhere_AreRefused()
    {
        Directory.Move(Path.Combine(Folder, "templates"), Path.Combine(_root, "elsewhere"));
        Link("templates", Path.Combine(_root, "elsewhere"), isFolder: true);

        Refused("templates/: is a link that leads out of the folder");
    }

    [SkippableFact]
    public void ALinkThatLeadsBackUp_IsRefused()
    {
        Link("templates/again", Folder, isFolder: true);

        Refused("templates/again: is a link to a folder");
    }

    [SkippableFact]
    public void LinksThatGoRound_AreRefused()
    {
        Link("templates/x.txt.hbs", "y.txt.hbs");
        Link("templates/y.txt.hbs", "x.txt.hbs");

        Refused("go round in a circle");
    }

    // Containers mount their files so: every name is a link to a folder beside it.
    [SkippableFact]
    public void ALinkWithinTheFolder_IsFollowed()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "..v1"));
        File.Move(Path.Combine(Folder, "strategy.yaml"), Path.Combine(Folder, "..v1", "strategy.yaml"));
        Link("..data", "..v1", isFolder: true);
        Link("strategy.yaml", Path.Combine("..data", "strategy.yaml"));

        Assert.Equal("format: 1\n", StrategyFolder.Read(Folder)["strategy.yaml"]);
    }

    [SkippableFact]
    public void AFolderThatIsItselfALink_IsFollowed()
    {
        Link("../alias", Folder, isFolder: true);

        Assert.Equal(4, StrategyFolder.Read(Path.Combine(_root, "alias")).Count);
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private void Link(string name, string target, bool isFolder = false)
    {
        try
        {
            _ = isFolder
                ? Directory.CreateSymbolicLink(Path.Combine(Folder, name), target)
                : File.CreateSymbolicLink(Path.Combine(Folder, name), target);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Skip.If(true, "this machine does not let us make links");
        }
    }

    private void Refused(string why, string? path = null) =>
        Assert.Contains(why, Assert.Throws<StrategyFolderException>(() => StrategyFolder.Read(path ?? Folder)).Message, StringComparison.Ordinal);
}
