// Where e-mail leaves.

import { texts } from 'types.bicep'

param name string
param emailName string
param tags texts

@description('Where the service keeps what passes through it; for good.')
param dataLocation string

@description('A domain of the shop\'s own. Empty: one that Azure manages, which may send little and looks like nobody\'s.')
param domain string

@description('The domain\'s DNS records stand and were verified: only then it may be linked and have senders.')
param isVerified bool

@description('The parts before the @ of the addresses that the stores write from on their own domain.')
param senders string[]

param workspaceId string

var isOwn = !empty(domain)

resource email 'Microsoft.Communication/emailServices@2023-04-01' = {
  name: emailName
  location: 'global'
  tags: tags
  properties: { dataLocation: dataLocation }

  resource sendingDomain 'domains' = {
    name: isOwn ? domain : 'AzureManagedDomain'
    location: 'global'
    tags: tags
    properties: {
      domainManagement: isOwn ? 'CustomerManaged' : 'AzureManaged'
      // Opening and clicking is counted by machines as much as by people.
      userEngagementTracking: 'Disabled'
    }

    resource names 'senderUsernames' = [
      for one in isOwn && isVerified ? senders : []: {
        name: one
        properties: { username: one, displayName: one }
      }
    ]
  }
}

resource service 'Microsoft.Communication/communicationServices@2023-04-01' = {
  name: name
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
    // Linking what is not verified fails: see docs/deploy.md.
    linkedDomains: isOwn && !isVerified ? [] : [email::sendingDomain.id]
  }
}

// Delivery reports start here; who hears them is added after the app runs, since Event Grid asks it first.
resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: '${name}-events'
  location: 'global'
  tags: tags
  properties: {
    source: service.id
    topicType: 'Microsoft.Communication.CommunicationServices'
  }
}

resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: service
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'EmailSendMailOperational', enabled: true }
      { category: 'EmailStatusUpdateOperational', enabled: true }
    ]
    metrics: [{ category: 'Traffic', enabled: true }]
  }
}

output name string = service.name
output endpoint string = 'https://${service.properties.hostName}'
output topicName string = topic.name
output sender string = 'DoNotReply@${email::sendingDomain.properties.fromSenderDomain}'
