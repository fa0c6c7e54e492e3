using PostSale.Web.Webhooks.Reading;

namespace PostSale.Web.Webhooks.Stripe;

internal static class StripeCustomer
{
    /// <summary>Deleting a customer there may mean no more than tidying up, so the store says whether it means that the person is to be forgotten.</summary>
    public static Translation Deleted(StripeEvent said)
    {
        if (!said.Reading.Shop.Settings.Stripe.EraseDeletedCustomers)
        {
            return new Translation.Ignored("a customer deleted there is not erased here (Stripe:EraseDeletedCustomers)");
        }

        said.Expect("customer");
        said.Names.Customer("stripe", said.ObjectId());
        said.Names.Email(said.Object["email"].Text());
        return said.Reading.Erase("stripe");
    }

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
