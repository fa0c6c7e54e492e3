using System.Text.Json;
using PostSale.Application.Ports;
using PostSale.Application.Scores;

namespace PostSale.Application.Serialization;

/// <summary>Turns what is stored into UTF-8 JSON and back, alike on every store.</summary>
/// <remarks>
/// Members that a reader does not know are passed over, and members that a writer did not know keep their defaults: so an older
/// and a newer version may take turns on one store. Members are added, never renamed. Thread-safe.
/// </remarks>
public static class Document
{
    private static readonly JsonSerializerOptions Options = DocumentOptions.Create();

    public static byte[] Write(Customer customer) => JsonSerializer.SerializeToUtf8Bytes(customer, Options);

    public static byte[] Write(Fact fact) => JsonSerializer.SerializeToUtf8Bytes(fact, Options);

    public static byte[] Write(Decision decision) => JsonSerializer.SerializeToUtf8Bytes(decision, Options);

    public static byte[] Write(Message message) => JsonSerializer.SerializeToUtf8Bytes(message, Options);

    public static byte[] Write(CustomerTask task) => JsonSerializer.SerializeToUtf8Bytes(task, Options);

    public static byte[] Write(StoreSwitches switches) => JsonSerializer.SerializeToUtf8Bytes(switches, Options);

    public static byte[] Write(Adoption adoption) => JsonSerializer.SerializeToUtf8Bytes(adoption, Options);

    public static byte[] Write(PersonDetails person) => JsonSerializer.SerializeToUtf8Bytes(person, Options);

    public static byte[] Write(ScoringRun scoring) => JsonSerializer.SerializeToUtf8Bytes(scoring, Options);

    public static byte[] Write(Content content) => JsonSerializer.SerializeToUtf8Bytes(content, Options);

    /// <exception cref="JsonException">The bytes are not a customer this version can read.</exception>
    public static Customer ReadCustomer(ReadOnlySpan<byte> utf8) => Read<Customer>(utf8);

    /// <exception cref="JsonException">The bytes are not a fact this version can read.</exception>
    public static Fact ReadFact(ReadOnlySpan<byte> utf8) => Read<Fact>(utf8);

    /// <exception cref="JsonException">The bytes are not a decision this version can read.</exception>
    public static Decision ReadDecision(ReadOnlySpan<byte> utf8) => Read<Decision>(utf8);

    /// <exception cref="JsonException">The bytes are not a message this version can read.</exception>
    public static Message ReadMessage(ReadOnlySpan<byte> utf8) => Read<Message>(utf8);

    /// <exception cref="JsonException">The bytes are not a task this version can read.</exception>
    public static CustomerTask ReadTask(ReadOnlySpan<byte> utf8) => Read<CustomerTask>(utf8);

    /// <exception cref="JsonException">The bytes are not a content this version can read.</exception>
    public static Content ReadContent(ReadOnlySpan<byte> utf8) => Read<Content>(utf8);

    /// <exception cref="JsonException">The bytes are no switches this version can read.</exception>
    public static StoreSwitches ReadSwitches(ReadOnlySpan<byte> utf8) => Read<StoreSwitches>(utf8);

    /// <exception cref="JsonException">The bytes do not say what a store goes by.</exception>
    public static Adoption ReadAdoption(ReadOnlySpan<byte> utf8) => Read<Adoption>(utf8);

    /// <exception cref="JsonException">The bytes are not what an import says of a person.</exception>
    public static PersonDetails ReadPerson(ReadOnlySpan<byte> utf8) => Read<PersonDetails>(utf8);

    /// <exception cref="JsonException">The bytes are not a scoring this version can read.</exception>
    public static ScoringRun ReadScoring(ReadOnlySpan<byte> utf8) => Read<ScoringRun>(utf8);

    private static T Read<T>(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize<T>(utf8, Options) ?? throw new JsonException($"A stored {typeof(T).Name} is null.");
}
