using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Stripe;

internal static class StripeCustomer
{
    public static Translation Updated(StripeEvent said)
    {
        said.Expect("customer");
        var customer = said.Object;
        said.Names.Customer("stripe", said.ObjectId());
        // Keyed by the event: within one second a customer may change twice, and a repetition changes nothing.
        return said.Reading.Introduce(said.Updated($"stripe:event:{said.Id}", new(
            Name: Details.Name(customer["name"].Text()),
            Email: said.Names.Email(customer["email"].Text()),
            Phone: said.Names.Phone(customer["phone"].Text()),
            Locale: Details.Locale(customer["preferred_locales"].Items().Select(locale => locale.Text()).FirstOrDefault()))));
    }
}
