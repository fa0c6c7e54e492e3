using PostSale.Application.Settings;

namespace PostSale.Application.Strategies;

/// <summary>The policies a store holds to: its strategy's rules, completed by its settings.</summary>
public static class StorePolicies
{
    /// <param name="settings">Validated: its words and its zone are known.</param>
    /// <exception cref="ArgumentException">A setting is not one of the known words, or no zone of that name exists.</exception>
    public static Policies Of(Strategy strategy, StoreSettings settings, bool killSwitch) => strategy.Rules with
    {
        Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(settings.TimeZone) ?? throw Unknown(nameof(settings.TimeZone)),
        Consent = settings.Consent switch
        {
            "explicit" => ConsentMode.Explicit,
            "soft-opt-in" => ConsentMode.SoftOptIn,
            _ => throw Unknown(nameof(settings.Consent)),
        },
        Confirmation = settings.Confirmation switch
        {
            "confirm" => ConfirmationMode.Confirm,
            "welcome" => ConfirmationMode.Welcome,
            _ => throw Unknown(nameof(settings.Confirmation)),
        },
        Currency = settings.Currency,
        KillSwitch = killSwitch,
    };

    private static ArgumentException Unknown(string setting) => new($"The store's {setting} is not one that is known.");
}
