using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Events;

internal static class EventsPerson
{
    /// <returns>Null when there is no customer in the body.</returns>
    public static PersonDetails? Read(BodyReading reading, Node customer)
    {
        if (!customer.Exists)
        {
            return null;
        }

        reading.Names.Customer("events", customer["id"].Id());
        return new(
            Name: Details.Name(customer["name"].Text()),
            Email: reading.Names.Email(customer["email"].Text()),
            EmailRank: 1,
            Phone: reading.Names.Phone(customer["phone"].Text()),
            Locale: Details.Locale(customer["locale"].Text()),
            TimeZone: Details.TimeZone(customer["timeZone"].Text()));
    }
}
