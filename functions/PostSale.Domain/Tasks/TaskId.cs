using PostSale.Domain.Customers;
using PostSale.Domain.Journeys;
using PostSale.Domain.Messages;

namespace PostSale.Domain.Tasks;

/// <summary>A task's name, derived from what it is, as a message's is: 32 lower-case hex digits.</summary>
public readonly record struct TaskId : IComparable<TaskId>
{
    private TaskId(string value) => Value = value;

    public string Value { get; }

    /// <summary>A touchpoint is either a message or a task, so both may be named alike.</summary>
    public static TaskId Of(CustomerKey customer, EffectId effect) => new(MessageId.Of(customer, effect).Value);

    public static bool TryParse(string? text, out TaskId id)
    {
        var valid = MessageId.TryParse(text, out var parsed);
        id = valid ? new(parsed.Value) : default;
        return valid;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is not 32 lower-case hex digits.</exception>
    public static TaskId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("A task id is 32 lower-case hex digits.");

    public byte[] ToBytes() => Convert.FromHexString(Value);

    public int CompareTo(TaskId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
