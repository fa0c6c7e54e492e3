namespace PostSale.Domain.Tests.Support;

/// <summary>Whether somebody had agreed to a message, told by the facts alone.</summary>
internal static class Consented
{
    // The last word by date, a withdrawal winning ties; without a word only the store's mode can allow marketing by e-mail.
    public static bool Allowed(Sent sent, IReadOnlyList<Fact> facts, Policies policies)
    {
        var message = sent.Message;
        var known = facts.Where(fact => fact.ReceivedAt <= sent.At).ToList();
        var words = known.OfType<Fact.ConsentGranted>().Where(said => said.Channel == message.Channel && said.Purpose == message.Purpose)
            .Select(said => (said.OccurredAt, Granted: true))
            .Concat(known.OfType<Fact.ConsentWithdrawn>().Where(said => said.Channel == message.Channel && said.Purpose == message.Purpose)
                .Select(said => (said.OccurredAt, Granted: false)))
            .OrderBy(said => said.OccurredAt).ThenByDescending(said => said.Granted).ToList();
        return words.Count > 0 ? words[^1].Granted
            : message.Purpose == Purpose.Relationship || (policies.Consent == ConsentMode.SoftOptIn && message.Channel == Channel.Email);
    }
}
