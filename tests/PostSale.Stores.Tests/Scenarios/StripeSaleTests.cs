using System.Globalization;
using System.Text;
using PostSale.Stores.Tests.Contracts;
using PostSale.Stores.Tests.Sqlite;

namespace PostSale.Stores.Tests.Scenarios;

/// <summary>What Stripe tells of one sale, from the webhook's row to what is known: a delivery that names nobody yet waits for the one that does.</summary>
public sealed class StripeSaleTests
{
    private static readonly Instant Sold = Act.Local("03-02 10:05");

    private static readonly (string Type, string Object)[] Sale =
    [
        ("invoice.paid", """ "id":"in_1","object":"invoice","amount_paid":9990,"currency":"brl","customer":"cus_1","customer_email":"buyer@example.com","billing_reason":"manual" """),
        ("invoice_payment.paid", """ "id":"inpay_1","object":"invoice_payment","invoice":"in_1","payment":{"type":"payment_intent","payment_intent":"pi_1"} """),
        ("charge.succeeded", """ "id":"ch_1","object":"charge","customer":"cus_1","payment_intent":"pi_1","amount":9990,"currency":"brl" """),
        ("charge.refunded", """ "id":"ch_1","object":"charge","payment_intent":"pi_1","amount":9990,"amount_refunded":9990,"refunded":true,"currency":"brl" """),
    ];

    public static TheoryData<string> Orders => ["0123", "0132", "0321", "1023", "1302", "2310", "3102", "3210", "3021"];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task SaleAndItsRefund_InAnyOrder_IsOneOrderGivenBack(string order)
    {
        var known = await Known(order.Select((which, i) => Told(i, Sale[which - '0'].Type, Sale[which - '0'].Object)));

        var only = Assert.Single(known.Orders);
        Assert.True(only.IsUndone);
        Assert.Equal(99.90m, only.Payment!.Amount);
    }

    [Fact]
    public async Task FailedAndPaidByHand_ItsDunningIsOver()
    {
        const string Invoice = """ "id":"in_2","object":"invoice","currency":"brl","customer":"cus_1","customer_email":"buyer@example.com","subscription":"sub_1","billing_reason":"subscription_cycle","attempt_count":1 """;
        var known = await Known(
        [
            Told(0, "invoice.paid", Sale[0].Object),
            Told(1, "customer.subscription.created", """ "id":"sub_1","object":"subscription","customer":"cus_1","status":"active" """),
            Told(2, "invoice.payment_failed", Invoice + ",\"amount_paid\":0"),
            Told(3, "invoice.paid", Invoice + ",\"amount_paid\":9990"),
        ], run => Assert.Equal((Reason.GoalReached, true), (run.Ended, run.Journey.Value == "dunning")));

        Assert.Contains(known.Happenings, moment => moment is { Type: FactTypes.PaymentFailed, About: "stripe:subscription:sub_1" });
    }

    [Theory]
    [InlineData("012")]
    [InlineData("021")]
    [InlineData("102")]
    [InlineData("120")]
    [InlineData("201")]
    [InlineData("210")]
    public async Task SecondStripeCustomerOfOneEmail_IsTheSamePersonInAnyOrder(string order)
    {
        (string Type, string Object)[] told =
        [
            ("invoice.paid", Sale[0].Object),
            ("invoice.paid", """ "id":"in_2","object":"invoice","amount_paid":4990,"currency":"brl","customer":"cus_2","billing_reason":"manual" """),
            ("customer.created", """ "id":"cus_2","object":"customer","email":"buyer@example.com" """),
        ];

        var known = await Known(order.Select((which, i) => Told(i, told[which - '0'].Type, told[which - '0'].Object)));

        Assert.Equal([49.90m, 99.90m], known.Orders.Select(sold => sold.Payment!.Amount).Order());
    }

    private static async Task<Knowledge> Known(IEnumerable<Application.Ports.Delivery> deliveries, Action<JourneyRun>? ended = null)
    {
        var ports = await SqliteFile.Open();
        try
        {
            await using var stage = new Stage(ports, "explicit");
            var customer = await stage.Deliver([.. deliveries], Sold + Duration.FromHours(6));
            if (ended is not null)
            {
                ended(Assert.Single(customer.Commitments.Runs, run => run.Ended is not null));
            }

            return customer.Knowledge;
        }
        finally
        {
            await ports.Release();
        }
    }

    private static Application.Ports.Delivery Told(int nth, string type, string fields)
    {
        var at = Sold + Duration.FromMinutes(nth);
        var created = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new()
        {
            Key = new(Sample.Shop, "stripe", $"evt_{nth}"),
            ReceivedAt = at,
            Body = Encoding.UTF8.GetBytes($$"""{"id":"evt_{{nth}}","object":"event","type":"{{type}}","created":{{created}},"data":{ "object":{ {{fields}} } } }"""),
        };
    }
}
