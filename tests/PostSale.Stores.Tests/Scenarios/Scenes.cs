namespace PostSale.Stores.Tests.Scenarios;

/// <summary>The table: what happens to one buyer in São Paulo, and what it must come to. The second of March is a Monday.</summary>
internal static partial class Scenes
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
        .. Later,
    ];
}
