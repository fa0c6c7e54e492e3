// Who hears what became of e-mails.

param topicName string

@secure()
@description('Event Grid keeps every webhook\'s address as a secret, since some carry one. Ours does not.')
param endpoint string

@secure()
param secret string

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: topicName

  resource reports 'eventSubscriptions' = {
    name: 'delivery-reports'
    properties: {
      eventDeliverySchema: 'EventGridSchema'
      filter: {
        includedEventTypes: ['Microsoft.Communication.EmailDeliveryReportReceived']
      }
      retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
      destination: {
        endpointType: 'WebHook'
        properties: {
          endpointUrl: endpoint
          // Far below what the webhook takes: 1,000 events in 1 MiB.
          maxEventsPerBatch: 100
          preferredBatchSizeInKilobytes: 64
          minimumTlsVersionAllowed: '1.2'
          deliveryAttributeMappings: [
            {
              name: 'X-PostSale-Event-Secret'
              type: 'Static'
              properties: { value: secret, isSecret: true }
            }
          ]
        }
      }
    }
  }
}
