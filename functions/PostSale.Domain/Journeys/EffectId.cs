using PostSale.Domain.Strategies;

namespace PostSale.Domain.Journeys;

/// <summary>Names one contact of a customer: which touchpoint of which run, and which time it comes round.</summary>
/// <param name="Subject">What the run is about: an order's name, or <c>customer@</c> and the name of the order it began with.</param>
/// <param name="Occurrence">1 unless the touchpoint recurs.</param>
public sealed record EffectId(JourneyId Journey, string Subject, TouchpointId Touchpoint, int Occurrence);
