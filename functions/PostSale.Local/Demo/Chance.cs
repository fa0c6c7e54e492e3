using System.Buffers.Binary;
using PostSale.Domain.Messages;
using PostSale.Domain.Tasks;

namespace PostSale.Local.Demo;

/// <summary>What a made-up person does about one thing hangs on that thing and the seed, and not on what else goes on at the time.</summary>
internal static class Chance
{
    public static Random Of(MessageId id, int seed) => Of(id.ToBytes(), seed);

    public static Random Of(TaskId id, int seed) => Of(id.ToBytes(), seed);

    public static bool Falls(this Random random, double chance) => random.NextDouble() < chance;

    public static string OneOf(this Random random, IReadOnlyList<string> words) => words[random.Next(words.Count)];

    private static Random Of(ReadOnlySpan<byte> name, int seed) => new(unchecked(BinaryPrimitives.ReadInt32LittleEndian(name) + (seed * 7919)));
}
