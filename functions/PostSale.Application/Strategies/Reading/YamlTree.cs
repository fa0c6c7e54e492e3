using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PostSale.Application.Strategies.Reading;

/// <summary>Reads the plain part of YAML: keys, lists and texts. Anchors, aliases and tags are faults.</summary>
/// <remarks>Built on the parser's events, since the library's own tree throws at a repeated key and expands aliases.</remarks>
internal sealed class YamlTree
{
    private const int Deepest = 20;

    private readonly Parser _parser;
    private readonly Faults _faults;

    private YamlTree(string text, Faults faults)
    {
        _parser = new(new StringReader(text));
        _faults = faults;
    }

    /// <returns>Null when it is no YAML, empty, or more than one document; the fault is noted.</returns>
    public static Node? Read(string text, Faults faults)
    {
        try
        {
            return new YamlTree(text, faults).Document();
        }
        catch (YamlException malformed)
        {
            var (at, mend) = Tab(text, (int)malformed.Start.Line) is { } tab ? (tab, "a tab indents this line; use blanks")
                : (At(malformed.Start), "look at the indentation, colons, quotes and brackets there and in the line before");
            faults.Add(at, $"is not YAML: {malformed.Message.TrimEnd('.')}", mend);
        }
        catch (TooDeepException deep)
        {
            faults.Add(deep.At, "is nested too deeply", $"at most {Deepest} levels");
        }
        catch (Exception escaped) when (escaped is not OutOfMemoryException)
        {
            // The library's scanner lets others escape at some malformed directives, without saying where.
            faults.Add(Tab(text, 0) ?? Place.Start, "is not YAML", "look at lines that begin with %, and at tabs");
        }

        return null;
    }

    private Node? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            _faults.Add(Place.Start, "is empty", "begin with \"format: 1\", or with \"strategy new\"");
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = Next(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
        {
            _faults.Add(At(second.Start), "a strategy is one document", "remove what follows this line");
        }

        return root;
    }

    private Node Next(int depth)
    {
        var read = _parser.Consume<ParsingEvent>();
        var at = At(read.Start);
        if (depth > Deepest)
        {
            throw new TooDeepException(at);
        }

        Plain(read, at);
        return read switch
        {
            Scalar scalar => new Node.Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain, at),
            SequenceStart => List(at, depth),
            MappingStart => Map(at, depth),
            _ => new Node.Refused(at),
        };
    }

    private Node.List List(Place at, int depth)
    {
        var items = ImmutableArray.CreateBuilder<Node>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Next(depth + 1));
        }

        return new(items.ToImmutable(), at);
    }

    private Node.Map Map(Place at, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<(Node.Scalar, Node)>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Next(depth + 1);
            var value = Next(depth + 1);
            if (key is Node.Scalar word)
            {
                entries.Add((word, value));
            }
            else
            {
                _faults.Expected(key, "a key");
            }
        }

        return new(entries.ToImmutable(), at);
    }

    private void Plain(ParsingEvent read, Place at)
    {
        if (read is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
        {
            _faults.Add(at, "anchors and aliases (& and *) are not read here", "write the value out");
        }

        if (read is NodeEvent { Tag.IsEmpty: false })
        {
            _faults.Add(at, "tags (!) are not read here", "remove it");
        }
    }

    // The library gives up beside the tab, or says that it did so in the first line.
    private static Place? Tab(string text, int line)
    {
        var near = text.Split('\n').Index();
        foreach (var (index, written) in line > 1 ? near.Skip(line - 2).Take(3) : near)
        {
            var indentation = written.AsSpan(0, written.Length - written.AsSpan().TrimStart(" \t").Length);
            if (indentation.IndexOf('\t') is >= 0 and var column)
            {
                return new(index + 1, column + 1);
            }
        }

        return null;
    }

    private static Place At(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private sealed class TooDeepException(Place at) : Exception
    {
        public Place At => at;
    }
}
