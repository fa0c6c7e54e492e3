using PostSale.Domain.Strategies;

namespace PostSale.Domain.Messages;

/// <summary>One message that counts towards the caps.</summary>
/// <param name="Date">Local date in the customer's zone: of the plan while reserved, of the claim once made.</param>
/// <param name="Made">False while it only reserves its place; true once a sender has claimed it.</param>
public sealed record Contact(MessageId Message, Channel Channel, Purpose Purpose, LocalDate Date, bool Made);
