// The function app and the plan it runs on.

import { opsKey, stores as storesById, texts } from 'types.bicep'
import { opsKeySettings, secretList, secretOf, storeSettings, checkedId } from 'settings.bicep'

param name string
param planName string
param location string
param tags texts

@description('The service\'s name in azure.yaml: by this tag azd finds where to deploy.')
param serviceName string

param identityId string
param identityClientId string
param workspaceId string
param insightsConnectionString string
param hostStorageName string
param deploymentUri string
param tableUri string
param namespaceName string
param vaultName string
param emailEndpoint string
param emailSender string

param publicUrl string
param stores storesById
param opsKeys opsKey[]
param linkKeys string[]
param emailPerMinute int
param emailPerHour int
param twilio { accountSid: string, messagingServiceSid: string, authTokens: string[] }?
param inboxRetention string
param timelineRetention string

param instanceMemoryMB int
param maximumInstanceCount int
param alwaysReadyHttp int
param alwaysReadyDurable int

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': serviceName })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      minTlsVersion: '1.2'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: deploymentUri
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: concat(
          // A webhook must be answered within seconds, also the first of the day.
          alwaysReadyHttp == 0 ? [] : [{ name: 'http', instanceCount: alwaysReadyHttp }],
          // Timers of sleeping customers and the queues they wake by are looked at by a running instance alone.
          alwaysReadyDurable == 0 ? [] : [{ name: 'durable', instanceCount: alwaysReadyDurable }]
        )
        // As host.json: an instance more is started before requests are turned away.
        triggers: { http: { perInstanceConcurrency: 100 } }
      }
    }
  }

  // Deployment is by identity; no password ever opens a door.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(
    {
      AzureWebJobsStorage__accountName: hostStorageName
      AzureWebJobsStorage__credential: 'managedidentity'
      AzureWebJobsStorage__clientId: identityClientId
      ServiceBusConnection__fullyQualifiedNamespace: '${namespaceName}.servicebus.windows.net'
      ServiceBusConnection__credential: 'managedidentity'
      ServiceBusConnection__clientId: identityClientId
      AZURE_CLIENT_ID: identityClientId
      APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
      AzureWebJobsDisableHomepage: 'true'
      PostSale__PublicUrl: empty(publicUrl) ? 'https://${app.properties.defaultHostName}' : publicUrl
      PostSale__IdentityKey: secretOf(vaultName, 'identity-key')
      PostSale__Tables__AccountUri: tableUri
      PostSale__Retention__Inbox: inboxRetention
      PostSale__Retention__Timeline: timelineRetention
      PostSale__Email__Provider: 'azure'
      PostSale__Email__Azure__Endpoint: emailEndpoint
      PostSale__Email__Azure__EventSecret: secretOf(vaultName, 'event-secret')
      PostSale__Email__Azure__PerMinute: string(emailPerMinute)
      PostSale__Email__Azure__PerHour: string(emailPerHour)
      PostSale__Sms__Provider: twilio == null ? 'pickup' : 'twilio'
    },
    secretList(vaultName, 'PostSale__LinkKeys', linkKeys),
    opsKeySettings(vaultName, opsKeys),
    twilio == null
      ? {}
      : union(secretList(vaultName, 'PostSale__Sms__Twilio__AuthTokens', twilio!.authTokens), {
          PostSale__Sms__Twilio__AccountSid: twilio!.accountSid
          PostSale__Sms__Twilio__MessagingServiceSid: twilio!.messagingServiceSid
        }),
    reduce(
      map(items(stores), one => storeSettings(vaultName, checkedId(one.key), one.value, emailSender)),
      {},
      (all, one) => union(all, one)
    )
  )
}

// Requests and failures come by OpenTelemetry; here are only the platform's own numbers.
resource metrics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: app
  properties: {
    workspaceId: workspaceId
    metrics: [{ category: 'AllMetrics', enabled: true }]
  }
}

output name string = app.name
output host string = app.properties.defaultHostName
output url string = empty(publicUrl) ? 'https://${app.properties.defaultHostName}' : publicUrl
