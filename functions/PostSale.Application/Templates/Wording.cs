using PostSale.Application.Strategies;

namespace PostSale.Application.Templates;

/// <summary>Finds the words a message says.</summary>
internal static class Wording
{
    /// <summary>
    /// The current version's words where only words have changed; the pinned version's where the touchpoint is gone or has become
    /// another kind of contact; null when neither fits.
    /// </summary>
    public static (Strategy Strategy, TouchpointText Text)? Of(Shop shop, Message message)
    {
        var isWelcome = shop.Policies.Confirmation == ConfirmationMode.Welcome;
        var pinned = shop.Earlier.GetValueOrDefault(message.Version);
        return Of(shop.Strategy, message, isWelcome)
            ?? (pinned is null ? null : Of(pinned, message, isWelcome));
    }

    private static (Strategy Strategy, TouchpointText Text)? Of(Strategy strategy, Message message, bool isWelcome)
    {
        var touchpoint = strategy.Plan.Find(message.Effect.Journey)?.Touchpoints.FirstOrDefault(known => known.Id == message.Effect.Touchpoint);
        if (touchpoint is null || !touchpoint.Channels.Contains(message.Channel))
        {
            return null;
        }

        // The gate let it pass for its purpose, so it may say only what that purpose allows: words that sell must not go out in a
        // message that was let through as a confirmation. Between plan and sending a store may have changed from one to the other.
        var confirmation = strategy.Texts.GetValueOrDefault(touchpoint.Id);
        var welcome = strategy.WelcomeTexts.GetValueOrDefault(touchpoint.Id);
        var asWelcome = (Text: welcome ?? confirmation, Purpose: touchpoint.PurposeAsWelcome ?? touchpoint.Purpose);
        var asConfirmation = (Text: confirmation, touchpoint.Purpose);
        (TouchpointText? Text, Purpose Purpose)[] variants = isWelcome ? [asWelcome, asConfirmation] : [asConfirmation, asWelcome];
        foreach (var (text, purpose) in variants)
        {
            if (text is not null && purpose == message.Purpose)
            {
                return (strategy, text);
            }
        }

        return null;
    }
}
