namespace PostSale.Web.Webhooks.Events;

internal static class EventsAddress
{
    public static Translation Suppressed(EventsBody said, SuppressionCause cause)
    {
        var node = said.Data["address"];
        var text = node.Required(node.Text());
        if ((said.Names.Email(text) ?? said.Names.Phone(text)) is not { } address)
        {
            node.Fault("is neither an e-mail address nor a phone number");
            address = "";
        }

        return said.Reading.Add(new Fact.AddressSuppressed(address, cause)
        {
            Key = said.Key,
            OccurredAt = said.At,
            ReceivedAt = said.Reading.ReceivedAt,
            Person = said.Person,
        });
    }
}
