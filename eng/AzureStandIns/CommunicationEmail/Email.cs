#nullable disable
using Azure.Core;
using AzureStandIns;

namespace Azure.Communication.Email
{
    public class EmailClient
    {
        protected EmailClient() { }

        public EmailClient(string connectionString) => throw StandIn.Absent;

        public EmailClient(string connectionString, EmailClientOptions options) => throw StandIn.Absent;

        public EmailClient(Uri endpoint, TokenCredential credential, EmailClientOptions options = null) => throw StandIn.Absent;

        public virtual Task<EmailSendOperation> SendAsync(
            WaitUntil wait, EmailMessage message, Guid operationId, CancellationToken cancellationToken = default) => throw StandIn.Absent;

        public virtual Task<EmailSendOperation> SendAsync(
            WaitUntil wait, EmailMessage message, CancellationToken cancellationToken = default) => throw StandIn.Absent;
    }

    public class EmailClientOptions : ClientOptions
    {
        public EmailClientOptions(ServiceVersion version = ServiceVersion.V2025_09_01) => Version = version;

        internal ServiceVersion Version { get; }

        public enum ServiceVersion
        {
            V2021_10_01_Preview = 1,
            V2023_01_15_Preview = 2,
            V2023_03_31 = 3,
            V2024_07_01_Preview = 4,
            V2025_09_01 = 5,
        }
    }

    public readonly struct EmailAddress
    {
        public EmailAddress(string address) : this(address, "") { }

        public EmailAddress(string address, string displayName) => (Address, DisplayName) = (address, displayName);

        public string Address { get; }

        public string DisplayName { get; }
    }

    public class EmailContent
    {
        public EmailContent(string subject) => Subject = subject;

        public string Subject { get; }

        public string PlainText { get; set; }

        public string Html { get; set; }
    }

    public class EmailRecipients
    {
        public EmailRecipients(IEnumerable<EmailAddress> to) => To = [.. to];

        public IList<EmailAddress> To { get; }

        public IList<EmailAddress> CC { get; } = [];

        public IList<EmailAddress> BCC { get; } = [];
    }

    public class EmailMessage
    {
        public EmailMessage(string senderAddress, EmailRecipients recipients, EmailContent content) =>
            (SenderAddress, Recipients, Content) = (senderAddress, recipients, content);

        public EmailMessage(string senderAddress, string recipientAddress, EmailContent content)
            : this(senderAddress, new EmailRecipients([new EmailAddress(recipientAddress)]), content) { }

        public string SenderAddress { get; }

        public EmailRecipients Recipients { get; }

        public EmailContent Content { get; }

        public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>();

        public IList<EmailAddress> ReplyTo { get; } = [];

        public bool? UserEngagementTrackingDisabled { get; set; }
    }

    public readonly struct EmailSendStatus : IEquatable<EmailSendStatus>
    {
        private readonly string value;

        public EmailSendStatus(string value) => this.value = value;

        public static EmailSendStatus NotStarted { get; } = new("NotStarted");

        public static EmailSendStatus Running { get; } = new("Running");

        public static EmailSendStatus Succeeded { get; } = new("Succeeded");

        public static EmailSendStatus Failed { get; } = new("Failed");

        public static EmailSendStatus Canceled { get; } = new("Canceled");

        public bool Equals(EmailSendStatus other) => string.Equals(value, other.value, StringComparison.OrdinalIgnoreCase);

        public override bool Equals(object obj) => obj is EmailSendStatus other && Equals(other);

        public override int GetHashCode() => value?.ToUpperInvariant().GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => value;
    }

    public class EmailSendResult
    {
        internal EmailSendResult() { }

        public EmailSendStatus Status { get; internal init; }
    }

    public class EmailSendOperation : Operation<EmailSendResult>
    {
        protected EmailSendOperation() { }

        public EmailSendOperation(string id, EmailClient client) => throw StandIn.Absent;

        public override string Id => throw StandIn.Absent;

        public override EmailSendResult Value => throw StandIn.Absent;

        public override bool HasValue => throw StandIn.Absent;

        public override bool HasCompleted => throw StandIn.Absent;

        public override Response GetRawResponse() => throw StandIn.Absent;

        public override Response UpdateStatus(CancellationToken cancellationToken = default) => throw StandIn.Absent;

        public override ValueTask<Response> UpdateStatusAsync(CancellationToken cancellationToken = default) => throw StandIn.Absent;

        public override ValueTask<Response<EmailSendResult>> WaitForCompletionAsync(CancellationToken cancellationToken = default) => throw StandIn.Absent;

        public override ValueTask<Response<EmailSendResult>> WaitForCompletionAsync(
            TimeSpan pollingInterval, CancellationToken cancellationToken) => throw StandIn.Absent;
    }
}
