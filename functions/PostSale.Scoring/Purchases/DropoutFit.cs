using PostSale.Scoring.Fitting;
using PostSale.Scoring.Histories;

namespace PostSale.Scoring.Purchases;

/// <summary>Fits BG/NBD and MBG/NBD.</summary>
internal static class DropoutFit
{
    // Shapes from which to start, once for customers who differ much and once for such as are alike.
    private static readonly double[] Shapes = [1, 0.2, 10];

    public static Fit<T> Fit<T>(GroupedHistories histories, int opportunitiesAhead, ParameterSpace<T> space, double[]? start, FitOptions options)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(histories);
        if (histories.Customers < options.MinimumCustomers)
        {
            return new Fit<T>.NotFitted(new NotFittedReason.TooFewCustomers(histories.Customers, options.MinimumCustomers));
        }

        if (histories.RepeatBuyers < options.MinimumRepeatBuyers)
        {
            return new Fit<T>.NotFitted(new NotFittedReason.TooFewRepeatBuyers(histories.RepeatBuyers, options.MinimumRepeatBuyers));
        }

        // The mean rate is at least what was bought over what was observed.
        var rate = histories.Purchases / histories.Observed;
        var starts = Shapes.Select(shape => new[] { shape, shape / rate, shape, shape });
        return Fitter.Fit(new DropoutLikelihood(histories, opportunitiesAhead), space, start is null ? starts : starts.Prepend(start), options);
    }
}
