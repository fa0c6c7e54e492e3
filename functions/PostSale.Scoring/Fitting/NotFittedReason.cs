namespace PostSale.Scoring.Fitting;

/// <summary>Why there are no parameters.</summary>
public abstract record NotFittedReason
{
    private NotFittedReason() { }

    /// <summary>The reason in a sentence, with its numbers.</summary>
    public abstract string Text { get; }

    /// <summary>Not enough customers.</summary>
    /// <param name="Have">Customers there are.</param>
    /// <param name="Need">Customers asked for by <see cref="FitOptions.MinimumCustomers"/>.</param>
    public sealed record TooFewCustomers(int Have, int Need) : NotFittedReason
    {
        /// <inheritdoc/>
        public override string Text => FormattableString.Invariant($"{Have} {(Have == 1 ? "customer" : "customers")}, at least {Need} are needed");
    }

    /// <summary>Not enough customers who bought again.</summary>
    /// <param name="Have">Repeat buyers there are.</param>
    /// <param name="Need">Repeat buyers asked for by <see cref="FitOptions.MinimumRepeatBuyers"/>.</param>
    public sealed record TooFewRepeatBuyers(int Have, int Need) : NotFittedReason
    {
        /// <inheritdoc/>
        public override string Text => FormattableString.Invariant($"{Have} {(Have == 1 ? "customer" : "customers")} bought again, at least {Need} are needed");
    }

    /// <summary>The likelihood still rises where a parameter reaches its bound: the data show no such difference between customers as the model assumes.</summary>
    /// <param name="Parameter">Name of the parameter.</param>
    /// <param name="Bound">The bound it ran to.</param>
    public sealed record NoMaximum(string Parameter, double Bound) : NotFittedReason
    {
        /// <inheritdoc/>
        public override string Text =>
            FormattableString.Invariant($"the likelihood has no maximum: {Parameter} runs to {Bound:G3}; the customers differ too little, or too few of them left or bought, for this model");
    }

    /// <summary>There is a maximum, but so flat that a parameter may be almost anything.</summary>
    /// <param name="Parameter">Name of the least certain parameter.</param>
    /// <param name="LogError">Standard error of its natural logarithm; infinite on a ridge.</param>
    public sealed record Undetermined(string Parameter, double LogError) : NotFittedReason
    {
        /// <inheritdoc/>
        public override string Text => FormattableString.Invariant($"the data do not determine {Parameter}: the standard error of its logarithm is {LogError:G3}");
    }

    /// <summary>The search did not end in time.</summary>
    /// <param name="Steps">Steps allowed by <see cref="FitOptions.MaximumSteps"/>.</param>
    public sealed record NoConvergence(int Steps) : NotFittedReason
    {
        /// <inheritdoc/>
        public override string Text => FormattableString.Invariant($"no maximum was found in {Steps} steps from any start");
    }
}
