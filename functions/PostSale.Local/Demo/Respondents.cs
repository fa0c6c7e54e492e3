using System.Collections.Immutable;
using NodaTime;
using PostSale.Application;
using PostSale.Application.Links;
using PostSale.Application.Surveys;
using PostSale.Domain.Messages;
using PostSale.Domain.Surveys;
using PostSale.Embedded.Workers;

namespace PostSale.Local.Demo;

/// <summary>Some of those who are asked for a score give one, as if on the page behind the mail's link.</summary>
internal sealed class Respondents(Acts acts, DemoVoices voices, AnswerSurvey survey, DateTimeZone zone, int seed)
{
    // Roughly what shops see whose surveys are one click away; most promoters say nothing more.
    private const double Answers = 0.38, Promotes = 0.58, Minds = 0.16, Explains = 0.4, Complains = 0.75, WantsCall = 0.3;

    // Nobody answers a mail before it has come.
    private static readonly Duration Soonest = Duration.FromHours(1);
    private const int Within = 6;

    /// <summary>A message has gone. If it asked for a score, whoever got it may give one some day.</summary>
    public void Got(Shop shop, Message message, Instant now)
    {
        if (shop.Plans.Find(message.Effect.Journey, message.Version)?.Find(message.Effect.Touchpoint)?.Survey is not { } kind)
        {
            return;
        }

        var random = Chance.Of(message.Id, seed);
        if (random.Falls(Answers))
        {
            // Most of them today or tomorrow.
            var date = now.InZone(zone).Date.PlusDays((int)(Math.Pow(random.NextDouble(), 2) * Within));
            var at = zone.AtLeniently(date.At(new LocalTime(8 + random.Next(14), random.Next(60), random.Next(60)))).ToInstant();
            var link = new Link(message.Store, message.Customer, message.Id, message.Channel, message.Purpose) { Detail = Words.Of(kind) };
            acts.Add(new(Instant.Max(at, now + Soonest), (moment, cancellation) => Answer(link, kind, random, moment, cancellation)));
        }
    }

    private async Task Answer(Link link, SurveyKind kind, Random random, Instant now, CancellationToken cancellation)
    {
        if (await survey.Find(link, now, cancellation) is not { } invitation)
        {
            return;
        }

        var (least, most) = Scale.Of(kind);
        var mood = random.NextDouble();
        var isUnhappy = invitation.Customer.Knowledge.HasOpenCase || mood < Minds;
        var score = isUnhappy ? Score(0, 0.65) : mood > 1 - Promotes ? Score(0.9, 1) : Score(0.65, 0.9);
        var comment = random.Falls(isUnhappy ? Complains : Explains) ? random.OneOf(Said(kind, score)) : "";
        if (!await survey.Run(invitation, score, comment, now, cancellation) || !Scale.IsDetractor(kind, score) || !random.Falls(WantsCall))
        {
            return;
        }

        if (await survey.Find(link, now, cancellation) is { } answered)
        {
            await survey.Call(answered, random.OneOf(voices.WhenToCall), now, cancellation);
        }

        // Of the scale a part: people who mind seldom give the least.
        int Score(double from, double to) => least + (int)Math.Round((most - least) * (from + ((to - from) * Math.Sqrt(random.NextDouble()))));
    }

    private ImmutableArray<string> Said(SurveyKind kind, int score) =>
        Scale.IsDetractor(kind, score) ? voices.Unhappy : Scale.IsPromoter(kind, score) ? voices.Happy : voices.Content;
}
