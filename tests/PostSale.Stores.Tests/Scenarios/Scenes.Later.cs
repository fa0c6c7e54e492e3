namespace PostSale.Stores.Tests.Scenarios;

internal static partial class Scenes
{
    // Not initialised but made when asked for: of two files nobody says which comes first.
    private static IReadOnlyList<Scene> Later =>
    [
        new("6 loyalty: the third order is thanked for", "03-20", """
            03-02 10:05 order.paid order=1 amount=10 item=Cup
            03-03 10:05 order.paid order=2 amount=10 item=Cup
            03-16 11:05 order.paid order=3 amount=10 item=Cup
            """, """
            03-02 10h email confirmation
            03-03 10h email confirmation
            03-04 10h email first-steps
            03-08 10h email how-is-it
            03-09 10h email how-is-it
            03-15 10h email tips
            03-16 11h email confirmation
            03-18 10h email thank-you
            """, Consent: "soft-opt-in"),
        new("7 referrals: a promoter is asked once, a detractor is called", "08-10", """
            03-02 10:05 order.paid order=1 amount=99.9 item=Kettle
            03-31 12:00 nps 10
            05-05 12:00 nps 9
            07-06 12:00 nps 9
            08-03 12:00 nps 3
            """, """
            03-02 10h email confirmation
            03-04 10h email first-steps
            03-08 10h email how-is-it
            03-15 10h email tips
            03-31 10h email survey
            04-01 10h email bring-a-friend
            05-01 10h email away-60
            05-02 10h email check-in
            05-31 10h email away-90
            06-02 10h email check-in
            06-17 10h email news
            07-02 10h email check-in
            07-07 10h email bring-a-friend
            08-02 10h email check-in
            08-03 12h call detractor
            """, Consent: "soft-opt-in"),
        new("8 figures: satisfaction is asked of a person once in thirty days, whatever they buy", "04-20", """
            03-02 10:05 order.paid order=1 amount=99.9 item=Kettle
            03-16 12:05 order.paid order=2 amount=20 item=Cup
            """, """
            03-02 10h email confirmation
            03-04 10h email first-steps
            03-08 10h email how-is-it
            03-15 10h email tips
            03-16 12h email confirmation
            03-18 10h email first-steps
            03-22 10h email how-is-it
            03-29 10h email tips
            03-31 10h email survey
            04-14 10h no survey: askedLately
            """),
        new("8 figures: who renews is kept, and reminded of the next renewal only", "08-20", """
            03-02 10:05 subscription.started subscription=s plan=gold renewsAt=2026-04-02T10:00
            03-20 11:00 done call-before renews
            04-02 10:00 subscription.renewed subscription=s plan=gold renewsAt=2026-08-02T10:00
            """, """
            03-02 10h no in-60-days: tooLate
            03-03 10h email in-30-days
            03-16 10h email are-you-there
            03-19 10h call call-before
            04-01 10h email tomorrow
            06-03 10h email in-60-days
            07-03 10h email in-30-days
            07-20 10h call call-before
            08-01 10h email tomorrow
            """),
        new("9 automation: a payment that fails is followed up until it is made", "03-20", """
            03-02 10:05 subscription.started subscription=s plan=gold renewsAt=2026-06-02T10:00
            03-05 14:00 payment.failed subscription=s
            03-10 20:30 payment.recovered subscription=s
            """, """
            03-05 14h email pay-0
            03-08 10h email pay-3
            03-10 10h email pay-5
            03-10 20h left dunning: goalReached payment.recovered
            03-16 10h email are-you-there
            """),
        new("9 automation: a payment that is never made becomes a call", "03-20", """
            03-02 10:05 subscription.started subscription=s plan=gold renewsAt=2026-06-02T10:00
            03-05 14:00 payment.failed subscription=s
            """, """
            03-05 14h email pay-0
            03-08 10h email pay-3
            03-10 10h email pay-5
            03-12 10h call pay-7
            03-16 10h email are-you-there
            """),
        new("9 automation: who asked for peace gets it", "03-20", """
            03-02 10:05 order.paid order=1 amount=99.9 item=Kettle
            03-03 12:00 pause
            03-09 12:00 order.paid order=2 amount=20 item=Kettle
            """, """
            03-02 10h email confirmation
            03-07 10h no first-steps: customerPaused
            03-09 12h email confirmation
            03-11 10h no how-is-it: customerPaused
            03-18 10h no how-is-it: customerPaused
            03-18 10h no tips: customerPaused
            """),
        new("10 renewal: reminded before the day, called two weeks before", "06-05", """
            03-02 10:05 subscription.started subscription=s plan=gold renewsAt=2026-06-02T10:00
            """, """
            03-16 10h email are-you-there
            04-03 10h email in-60-days
            05-03 10h email in-30-days
            05-19 10h call call-before
            06-01 10h email tomorrow
            """),
        new("10 renewal: who is leaving is not reminded", "06-05", """
            03-02 10:05 subscription.started subscription=s plan=gold renewsAt=2026-06-02T10:00
            04-20 12:00 subscription.ending subscription=s
            """, """
            03-16 10h email are-you-there
            04-03 10h email in-60-days
            04-20 12h left renewal: exitReached subscription.ending
            """),
        new("10 cancellation: called at once, and made an offer when that fails", "03-20", """
            03-02 10:05 order.paid order=1 amount=99.9 item=Kettle
            03-11 14:00 cancellation.sought
            03-11 16:00 done save-call leaves
            """, """
            03-02 10h email confirmation
            03-04 10h email first-steps
            03-08 10h email how-is-it
            03-11 14h call save-call
            03-11 14h left long-term: exitReached cancellation.sought
            03-13 10h email save-offer
            03-15 10h email tips
            """, Consent: "soft-opt-in"),
        new("10 reactivation: who buys again is not missed", "06-20", """
            03-02 10:05 order.paid order=1 amount=99.9 item=Kettle
            05-10 10:05 order.paid order=2 amount=99.9 item=Kettle
            """, """
            03-02 10h email confirmation
            03-04 10h email first-steps
            03-08 10h email how-is-it
            03-15 10h email tips
            03-31 10h email survey
            05-01 10h email away-60
            05-02 10h email check-in
            05-10 10h email confirmation
            05-10 10h left reactivation: superseded
            05-16 10h email how-is-it
            06-02 10h email check-in
            06-17 10h email news
            """, Consent: "soft-opt-in"),
        new("10 at risk: a high risk is called and helped, and sold nothing", "04-20", """
            03-02 10:05 order.paid order=1 amount=99.9 item=Kettle
            04-06 03:00 risk high
            04-08 12:00 milestone.reached
            """, """
            03-02 10h email confirmation
            03-04 10h email first-steps
            03-08 10h email how-is-it
            03-15 10h email tips
            03-31 10h email survey
            04-06 09h call risk-call
            04-07 10h email risk-help
            04-12 10h no the-next-step: atRisk
            """, Consent: "soft-opt-in"),
    ];
}
