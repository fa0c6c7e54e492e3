// The queue of doorbells: an id each, never a message's words.

import { texts } from 'types.bicep'

param name string
param queueName string
param location string
param tags texts
param workspaceId string

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  // Basic knows neither scheduled messages nor duplicate detection, and both are used.
  sku: { name: 'Standard', tier: 'Standard' }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
  }

  resource messages 'queues' = {
    name: queueName
    properties: {
      // Longer than any provider's time limit.
      lockDuration: 'PT2M'
      // The same as SendMessage's own count.
      maxDeliveryCount: 10
      deadLetteringOnMessageExpiration: true
      // A ring's id is {message}:{attempt}: a second ring for one attempt is dropped, the next attempt's never.
      requiresDuplicateDetection: true
      duplicateDetectionHistoryTimeWindow: 'PT1M'
      // Whatever lies longer than this was rung for again by the sweeper long since.
      defaultMessageTimeToLive: 'P14D'
    }
  }
}

resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: namespace
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'OperationalLogs', enabled: true }]
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output id string = namespace.id
