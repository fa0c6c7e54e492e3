using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace PostSale.Web.Webhooks.Reading;

/// <summary>A place in a body. What is absent or null reads as null; what is of the wrong type does too, and is a fault.</summary>
internal readonly struct Node
{
    private const int MaxIdLength = 200;

    private readonly JsonElement element;
    private readonly Faults faults;

    public Node(JsonElement element, string path, Faults faults)
    {
        this.element = element;
        this.faults = faults;
        Path = path;
    }

    public string Path { get; }

    /// <summary>Neither absent nor null.</summary>
    public bool Exists => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>Absent; null is not.</summary>
    public bool IsAbsent => element.ValueKind == JsonValueKind.Undefined;

    public Node this[string name]
    {
        get
        {
            var path = Path.Length == 0 ? name : $"{Path}.{name}";
            if (element.ValueKind == JsonValueKind.Object)
            {
                return new(element.TryGetProperty(name, out var value) ? value : default, path, faults);
            }

            if (Exists)
            {
                faults.Add(Path.Length == 0 ? "the body" : Path, "an object is expected here");
            }

            return new(default, path, faults);
        }
    }

    /// <summary>The same, and where there is none of that name, the first of it in other letters, large or small.</summary>
    public Node InAnyCase(string name)
    {
        if (element.ValueKind == JsonValueKind.Object && !element.TryGetProperty(name, out _))
        {
            foreach (var property in element.EnumerateObject())
            {
                if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return this[property.Name];
                }
            }
        }

        return this[name];
    }

    public string? Text()
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return Unescaped();
        }

        return Wrong<string>("text is expected here");
    }

    /// <summary>A name given by the provider: text, or a whole number of any size, digit by digit, or an object that has it as its <c>id</c>.</summary>
    public string? Id() => element.ValueKind switch
    {
        JsonValueKind.String => Named(Unescaped()),
        JsonValueKind.Number => Named(Digits(element.GetRawText())),
        JsonValueKind.Object => this["id"].Id(),
        _ => Wrong<string>("an id is expected here"),
    };

    public long? Whole() => element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var value)
        ? value
        : Wrong<long?>("a whole number is expected here");

    public bool? Flag() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Wrong<bool?>("true or false is expected here"),
    };

    /// <summary>The elements of an array; none when it is absent.</summary>
    public List<Node> Items()
    {
        var items = new List<Node>();
        if (element.ValueKind != JsonValueKind.Array)
        {
            Wrong<string>("an array is expected here");
            return items;
        }

        foreach (var item in element.EnumerateArray())
        {
            items.Add(new(item, $"{Path}[{items.Count}]", faults));
        }

        return items;
    }

    /// <summary>The number written here, as a number or in quotes; null too when it is no decimal number with a point.</summary>
    public decimal? Number() => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetDecimal(out var value) => value,
        JsonValueKind.String when Decimals.TryParse(Unescaped(), out var value) => value,
        _ => Wrong<decimal?>("a decimal number is expected here"),
    };

    public void Fault(string wrong) => faults.Add(Path, wrong);

    /// <summary>What was read, or a fault because it must be there.</summary>
    [return: NotNullIfNotNull(nameof(read))]
    public T? Required<T>(T? read)
        where T : class
    {
        FaultIfMissing(read is null);
        return read;
    }

    /// <inheritdoc cref="Required{T}(T)"/>
    public T Required<T>(T? read)
        where T : struct
    {
        FaultIfMissing(read is null);
        return read.GetValueOrDefault();
    }

    private void FaultIfMissing(bool missing)
    {
        if (missing)
        {
            Fault("is missing");
        }
    }

    private string? Unescaped()
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            Fault("holds half a surrogate pair");
            return null;
        }
    }

    private string? Named(string? id)
    {
        if (id is null or "")
        {
            return null;
        }

        if (id.Length > MaxIdLength || id.Any(char.IsControl))
        {
            Fault("is no id: too long, or with control characters");
            return null;
        }

        return id;
    }

    // Never through a double, which would round what it cannot hold.
    private string? Digits(string raw)
    {
        if (raw.All(char.IsAsciiDigit))
        {
            return raw;
        }

        Fault("a whole number is expected here");
        return null;
    }

    private T? Wrong<T>(string expected)
    {
        if (Exists)
        {
            Fault(expected);
        }

        return default;
    }
}
