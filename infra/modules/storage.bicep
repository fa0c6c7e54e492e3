// Two accounts. What the host writes day and night (leases, queues, histories) must neither slow nor outlive what the shop knows.

import { texts } from 'types.bicep'

param hostName string
param dataName string
param location string
param tags texts

@description('Copies of the data. The task hub needs none beyond the three of a zone: the sweeper starts whoever sleeps in it again.')
param dataRedundancy
  | 'Standard_LRS'
  | 'Standard_ZRS'
  | 'Standard_GRS'
  | 'Standard_GZRS'
  | 'Standard_RAGRS'
  | 'Standard_RAGZRS'

param workspaceId string

var deploymentContainer = 'deployments'

// The app makes what is missing; declared here they are there before its first start, and are seen by whoever looks.
var tables = [
  'postsalecustomers'
  'postsaletimeline'
  'postsaledue'
  'postsaleinbox'
  'postsalelists'
  'postsalemessages'
  'postsalealiases'
  'postsalenights'
  'postsalekeys'
  'postsaleswitches'
  'postsaleaudit'
  'postsalepurchases'
  'postsalescorings'
  'postsalescores'
]

var common = {
  accessTier: 'Hot'
  allowBlobPublicAccess: false
  allowCrossTenantReplication: false
  allowSharedKeyAccess: false
  defaultToOAuthAuthentication: true
  minimumTlsVersion: 'TLS1_2'
  supportsHttpsTrafficOnly: true
}

resource host 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: hostName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: common

  resource blobs 'blobServices' = {
    name: 'default'

    resource deployments 'containers' = {
      name: deploymentContainer
    }
  }

  resource queues 'queueServices' = {
    name: 'default'
  }

  resource tables 'tableServices' = {
    name: 'default'
  }
}

resource data 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: dataName
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: dataRedundancy }
  properties: common

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      // A strategy's version is written once; what is gone was removed by mistake.
      deleteRetentionPolicy: { enabled: true, days: 14 }
      containerDeleteRetentionPolicy: { enabled: true, days: 14 }
    }

    resource strategies 'containers' = {
      name: 'postsalestrategies'
    }
  }

  resource tableService 'tableServices' = {
    name: 'default'

    resource all 'tables' = [
      for table in tables: {
        name: table
      }
    ]
  }
}

// Deletions tell who removed what; reads and writes are too many to keep.
resource dataTableLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: data::tableService
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource hostQueueLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: host::queues
  properties: {
    workspaceId: workspaceId
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

output hostName string = host.name
output dataName string = data.name
output tableUri string = data.properties.primaryEndpoints.table
output deploymentUri string = '${host.properties.primaryEndpoints.blob}${deploymentContainer}'
