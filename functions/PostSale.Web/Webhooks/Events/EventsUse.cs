namespace PostSale.Web.Webhooks.Events;

internal static class EventsUse
{
    private const int MaxFeatureLength = 100;

    /// <summary>One use, to be summed; what it says of the person counts when it is the first to name them.</summary>
    public static Translation Told(EventsBody said)
    {
        var data = said.Data;
        var feature = DisplayText.Clean(data["feature"].Id(), MaxFeatureLength);
        var quantity = data["quantity"].Exists ? data["quantity"].Number() : 1;
        if (quantity is 0)
        {
            return new Translation.Ignored("a use of nothing");
        }

        if (quantity is { } stated && (stated < 1 || stated > Use.Most || stated != decimal.Truncate(stated)))
        {
            data["quantity"].Fault("must be a whole number from 1 to 1,000,000,000");
            quantity = null;
        }

        var received = said.Reading.ReceivedAt;
        if (received - said.At >= Duration.FromDays(DailyUse.DaysKept))
        {
            return new Translation.Ignored("a use so long ago that nothing asks for it any more");
        }

        var use = new Use(said.Key, feature, Calendar.In(said.At, said.Reading.Shop.Policies.Zone).Date, (long)(quantity ?? 1), said.At);
        var introduced = said.Person is { } person
            ? new Fact.CustomerUpdated { Key = $"{said.Key}:person", OccurredAt = said.At, ReceivedAt = received, Person = person }
            : null;
        return said.Reading.Used(use, introduced);
    }
}
