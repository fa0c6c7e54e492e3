namespace PostSale.Domain.Strategies;

/// <summary>How a contact reaches a person.</summary>
public enum Channel { Email, Sms, WhatsApp, Phone, App, InPerson }

/// <summary>Why a contact is made, which decides what consent it needs.</summary>
public enum Purpose
{
    /// <summary>Confirmation, receipt, the answer to a request: always goes, unless the address is dead.</summary>
    Transactional,

    /// <summary>About what was bought: needs no marketing consent, can be switched off by the recipient.</summary>
    Relationship,

    /// <summary>Wants to sell: needs consent for its channel.</summary>
    Marketing,
}

/// <summary>How long after the purchase a touchpoint belongs.</summary>
public enum Stage { Immediate, Short, Medium, Long }

/// <summary>What a touchpoint is for.</summary>
public enum TouchpointKind { Educational, Satisfaction, Proactive, Commercial }

/// <summary>Who goes first when two journeys want one slot: the smaller value.</summary>
public enum Priority { AtRisk, Renewal, Onboarding, Satisfaction, Referral, Marketing }

/// <summary>What counts as consent to marketing by e-mail.</summary>
public enum ConsentMode
{
    /// <summary>Only a grant.</summary>
    Explicit,

    /// <summary>A grant, or the purchase itself; a withdrawal beats both. SMS and WhatsApp stay explicit.</summary>
    SoftOptIn,
}

/// <summary>What day 1 is, depending on whether the shop platform already confirms the order itself.</summary>
public enum ConfirmationMode { Confirm, Welcome }
