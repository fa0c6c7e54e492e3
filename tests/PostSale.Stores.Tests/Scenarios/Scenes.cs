namespace PostSale.Stores.Tests.Scenarios;

/// <summary>The table: what happens to one buyer in São Paulo, and what it must come to. The second of March is a Monday.</summary>
internal static class Scenes
{
    public static IReadOnlyList<Scene> All { get; } =
    [
        new("1 moments: a month of one order", "04-02", """
            03-02 10:05 order.paid order=1 amount=99.9 item=Kettle
            """, """
            03-02 10h email confirmation
            03-04 10h email first-steps
            03-08 10h email how-is-it
            03-15 10h email tips
            03-31 10h email survey
            """),
        new("1 moments: what counts from delivery waits for it", "03-20", """
            03-02 10:05 order.paid order=1 amount=99.9 item=Kettle
            03-03 09:00 order.shipped order=1
            03-06 16:00 order.delivered order=1
            """, """
            03-02 10h email confirmation
            03-08 10h email first-steps
            03-12 10h email how-is-it
            03-15 10h email tips
            """),
        new("1 moments: bought at night, confirmed at night, taught by day", "03-05", """
            03-02 23:40 order.paid order=1 amount=99.9 item=Kettle
            """, """
            03-02 23h email confirmation
            03-04 10h email first-steps
            """),
        new("1 moments: every month and every quarter", "09-30", """
            03-02 10:05 order.paid order=1 amount=99.9 item=Kettle
            """, """
            03-02 10h email confirmation
            03-04 10h email first-steps
            03-08 10h email how-is-it
            03-15 10h email tips
            03-31 10h email survey
            05-01 10h email away-60
            05-02 10h email check-in
            05-31 10h email away-90
            06-02 10h email check-in
            06-17 10h email news
            07-02 10h email check-in
            08-02 10h email check-in
            09-02 10h email check-in
            09-17 10h email news
            """, Consent: "soft-opt-in"),
        new("2 kinds: nothing is sold without consent", "06-20", """
            03-02 10:05 order.paid order=1 amount=99.9 item=Kettle
            """, """
            03-02 10h email confirmation
            03-04 10h email first-steps
            03-08 10h email how-is-it
            03-15 10h email tips
            03-31 10h email survey
            05-04 10h no away-60: noConsent
            05-02 10h email check-in
            06-03 10h no away-90: noConsent
            06-02 10h email check-in
            06-20 10h no news: noConsent
            """),
        new("2 kinds: switched off, only what was bought is confirmed", "03-20", """
            03-02 10:05 order.paid order=1 amount=99.9 item=Kettle
            03-03 12:00 consent.withdrawn channel=email purpose=relationship source=account
            03-10 12:00 order.paid order=2 amount=20 item=Cup
            """, """
            03-02 10h email confirmation
            03-04 10h no first-steps: consentWithdrawn
            03-08 10h no how-is-it: consentWithdrawn
            03-10 12h email confirmation
            03-12 10h no first-steps: consentWithdrawn
            03-15 10h no tips: consentWithdrawn
            03-16 10h no how-is-it: consentWithdrawn
            """),
        new("3 e-mails: a repeat order gets the short form", "04-02", """
            03-02 10:05 order.paid order=1 amount=99.9 item=Kettle
            03-20 10:05 order.paid order=2 amount=99.9 item=Kettle
            """, """
            03-02 10h email confirmation
            03-04 10h email first-steps
            03-08 10h email how-is-it
            03-15 10h email tips
            03-20 10h email confirmation
            03-26 10h email how-is-it
            03-31 10h email survey
            """),
        new("3 e-mails: a refund in full stops what is left", "04-02", """
            03-02 10:05 order.paid order=1 amount=99.9 item=Kettle
            03-06 18:00 order.refunded order=1 amount=99.9
            """, """
            03-02 10h email confirmation
            03-04 10h email first-steps
            03-06 18h left long-term: orderRefunded
            03-06 18h left onboarding: orderRefunded
            03-06 18h left reactivation: orderRefunded
            """),
        new("3 e-mails: a refund in part stops nothing", "03-16", """
            03-02 10:05 order.paid order=1 amount=99.9 item=Kettle
            03-06 18:00 order.refunded order=1 amount=9.9
            """, """
            03-02 10h email confirmation
            03-04 10h email first-steps
            03-08 10h email how-is-it
            03-15 10h email tips
            """),
        new("4 calls: a large order is called, and written to when nobody answers", "03-06", """
            03-02 10:05 order.paid order=1 amount=1500 item=Kettle phone=+5511987654321
            03-03 15:00 done vip-call no-answer
            """, """
            03-02 10h email confirmation
            03-03 10h call vip-call
            03-04 10h email first-steps
            03-05 10h whatsApp vip-again
            """),
        new("4 calls: without a number it goes by e-mail", "03-06", """
            03-02 10:05 order.paid order=1 amount=1500 item=Kettle
            03-03 15:00 done vip-call no-answer
            """, """
            03-02 10h email confirmation
            03-03 10h call vip-call
            03-04 10h email first-steps
            03-05 10h email vip-again
            """),
        new("4 calls: a call that went well needs no letter", "03-06", """
            03-02 10:05 order.paid order=1 amount=1500 item=Kettle
            03-03 15:00 done vip-call happy
            """, """
            03-02 10h email confirmation
            03-03 10h call vip-call
            03-04 10h email first-steps
            03-05 10h no vip-again: conditionNotMet
            """),
        new("5 signals: a complaint at night is called in the morning, and nothing is sold meanwhile", "03-20", """
            03-02 10:05 order.paid order=1 amount=99.9 item=Kettle
            03-10 03:46 complaint.raised order=1
            03-10 12:00 milestone.reached
            """, """
            03-02 10h email confirmation
            03-04 10h email first-steps
            03-08 10h email how-is-it
            03-10 09h call complaint
            03-14 10h no the-next-step: openCase
            03-15 10h email tips
            """, Consent: "soft-opt-in"),
        new("5 signals: helped twice in a month is looked into, a competitor is noted", "03-20", """
            03-02 10:05 order.paid order=1 amount=99.9 item=Kettle
            03-05 11:00 support.opened
            03-05 15:00 support.resolved
            03-12 11:00 support.opened
            03-12 16:00 competitor.compared
            """, """
            03-02 10h email confirmation
            03-04 10h email first-steps
            03-08 10h email how-is-it
            03-12 11h investigation twice-helped
            03-12 16h notice competitor
            03-15 10h email tips
            """),
        new("5 signals: a subscription that nobody uses is asked after", "03-20", """
            03-02 10:05 subscription.started subscription=s plan=gold renewsAt=2026-06-02T10:00
            """, """
            03-16 10h email are-you-there
            """),
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
