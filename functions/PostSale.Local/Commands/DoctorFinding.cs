namespace PostSale.Local.Commands;

/// <param name="Well">False when a person should do something about it.</param>
/// <param name="What">One line, without secrets.</param>
internal sealed record DoctorFinding(bool Well, string What);
