using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NodaTime.Text;

namespace PostSale.Application.Serialization;

/// <summary>How stored documents look. Kept out of the domain, which knows nothing of JSON.</summary>
internal static class DocumentOptions
{
    public static JsonSerializerOptions Create() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        // Stored, never shown as it is: accents may stay as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DeclareFacts, LeaveOutDerived, AlwaysWriteRequired } },
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase),
            new InstantConverter(),
            new DurationConverter(),
            new LocalDateConverter(),
            new TextConverter<CustomerKey>(key => key.Value, CustomerKey.Parse),
            new TextConverter<MessageId>(id => id.Value, MessageId.Parse),
            new TextConverter<TaskId>(id => id.Value, TaskId.Parse),
            new TextConverter<StoreId>(id => id.Value, text => new(text)),
            new TextConverter<JourneyId>(id => id.Value, text => new(text)),
            new TextConverter<TouchpointId>(id => id.Value, text => new(text)),
            new TextConverter<StrategyHash>(hash => hash.Value, text => new(text)),
        },
    };

    private static void DeclareFacts(JsonTypeInfo type)
    {
        if (type.Type != typeof(Fact))
        {
            return;
        }

        type.PolymorphismOptions = new() { TypeDiscriminatorPropertyName = "fact" };
        foreach (var (fact, name) in FactNames.All)
        {
            type.PolymorphismOptions.DerivedTypes.Add(new(fact, name));
        }
    }

    // What is worked out from other members. IgnoreReadOnlyProperties passes over collections.
    private static void LeaveOutDerived(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.Set is null && property.AssociatedParameter is null).ToList())
        {
            type.Properties.Remove(property);
        }
    }

    // A reader insists on required members, so a writer must not leave them out for being 0 or the first of an enumeration.
    private static void AlwaysWriteRequired(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.IsRequired))
        {
            property.ShouldSerialize = static (_, _) => true;
        }
    }

    /// <summary>100-nanosecond ticks since 1970: short, exact, and ordered as numbers.</summary>
    private sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Instant.FromUnixTimeTicks(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.ToUnixTimeTicks());
    }

    private sealed class DurationConverter : JsonConverter<Duration>
    {
        public override Duration Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Duration.FromTicks(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Duration value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.BclCompatibleTicks);
    }

    private sealed class LocalDateConverter : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            LocalDatePattern.Iso.Parse(reader.GetString() ?? "") is { Success: true } parsed
                ? parsed.Value
                : throw new JsonException("A stored date is not yyyy-MM-dd.");

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }

    private sealed class TextConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return read(reader.GetString() ?? "");
            }
            catch (FormatException malformed)
            {
                throw new JsonException(malformed.Message, malformed);
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(write(value));
    }
}
