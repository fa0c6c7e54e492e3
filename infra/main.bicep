// Everything PostSale needs on Azure: one resource group, one app, no key anywhere but in the vault.
// Deployed by `azd up`; what each step does, costs and how to undo it: docs/deploy.md.

targetScope = 'subscription'

import { opsKey, stores as storesById } from 'modules/types.bicep'
import { eventSecrets, shopifySecrets, stripeSecrets } from 'modules/settings.bicep'

@minLength(1)
@maxLength(40)
@description('The environment\'s name; names are derived from it.')
param environmentName string

@minLength(1)
@description('Where everything stands, except what is global. Flex Consumption must be offered there.')
@metadata({ azd: { type: 'location' } })
param location string

@description('Where the communication service keeps what passes through it. For good: another value makes another service.')
param dataLocation
  | 'Africa'
  | 'Asia Pacific'
  | 'Australia'
  | 'Brazil'
  | 'Canada'
  | 'Europe'
  | 'France'
  | 'Germany'
  | 'India'
  | 'Japan'
  | 'Korea'
  | 'Norway'
  | 'Switzerland'
  | 'UAE'
  | 'UK'
  | 'United States' = 'Brazil'

@description('Who deploys: may put secrets into the vault.')
param principalId string = ''

param principalType 'User' | 'ServicePrincipal' | 'Group' = 'User'

@description('The shops that are served, by id.')
param stores storesById

@description('Keys to the dashboard and the API.')
param opsKeys opsKey[] = [{ role: 'admin', secret: 'ops-admin' }]

@description('The vault\'s secrets that links are signed with: the first signs, all verify.')
param linkKeys string[] = ['link-key-1']

@description('Where people and providers reach the app; empty: the app\'s own address. Put a domain of your own here before the first mail, for its links are in mails for years.')
param publicUrl string = ''

@description('The domain that e-mail leaves from; empty: one that Azure manages, good for a trial.')
param emailDomain string = ''

@description('Set once emailDomain\'s DNS records stand and the portal says "Verified"; before, nothing is sent.')
param emailDomainVerified bool = false

@minValue(1)
@maxValue(100000)
@description('Mails that the service takes in a minute. 30 is what a new domain may; ask for more before a launch.')
param emailPerMinute int = 30

@minValue(1)
@maxValue(1000000)
@description('Mails that the service takes in an hour.')
param emailPerHour int = 100

@description('Twilio, for SMS and WhatsApp. Left out: texts are not sent.')
param twilio { accountSid: string, messagingServiceSid: string, authTokens: string[]? }?

@description('Days that raw deliveries are kept, as d.hh:mm:ss.')
param inboxRetention string = '35.00:00:00'

@description('Days that timelines are kept, as d.hh:mm:ss.')
param timelineRetention string = '1095.00:00:00'

@description('2048: a turn and a page take little, and .NET itself the most; 512 leaves it no room, 4096 buys processors that wait for tables.')
param instanceMemoryMB 512 | 2048 | 4096 = 2048

@minValue(1)
@maxValue(1000)
@description('Bounds the bill and the load on the tables: 40 instances are some thousand requests a second, far above what four hub partitions turn.')
param maximumInstanceCount int = 40

@minValue(0)
@maxValue(20)
@description('Instances that wait for webhooks, always billed. 1: Shopify gives up after five seconds, and a cold start takes longer at times.')
param alwaysReadyHttp int = 1

@minValue(0)
@maxValue(20)
@description('Instances that wait for sleeping customers\' timers, always billed. 1: with none, a timer waits for whatever wakes the app.')
param alwaysReadyDurable int = 1

@description('Copies of what the shop knows. Zone-redundant: tables have no backup, so a lost building must not be a lost shop.')
param dataRedundancy
  | 'Standard_LRS'
  | 'Standard_ZRS'
  | 'Standard_GRS'
  | 'Standard_GZRS'
  | 'Standard_RAGRS'
  | 'Standard_RAGZRS' = 'Standard_ZRS'

@minValue(30)
@maxValue(730)
param logRetentionInDays int = 30

@minValue(1)
param logDailyCapGb int = 5

@description('Who is told when something is wrong; empty: nobody.')
param alertEmail string = ''

@minValue(0)
@description('What a month may cost, in the subscription\'s currency; 0: no budget.')
param monthlyBudget int = 0

@description('First day of the month of the first deployment; the hook before provisioning sets it once.')
param budgetStart string = ''

var serviceName = 'functions'
var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

// Known before anything is made, so that a preview can look into every module.
var names = {
  identity: 'id-postsale-${token}'
  workspace: 'log-postsale-${token}'
  insights: 'appi-postsale-${token}'
  hostStorage: 'psh${token}'
  dataStorage: 'psd${token}'
  namespace: 'sb-postsale-${token}'
  queue: 'messages'
  communication: 'acs-postsale-${token}'
  email: 'email-postsale-${token}'
  vault: 'kv-ps-${token}'
  plan: 'plan-postsale-${token}'
  app: 'func-postsale-${token}'
}

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-postsale-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: names.identity, location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: names.workspace
    insightsName: names.insights
    location: location
    tags: tags
    retentionInDays: logRetentionInDays
    dailyCapGb: logDailyCapGb
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    hostName: names.hostStorage
    dataName: names.dataStorage
    location: location
    tags: tags
    dataRedundancy: dataRedundancy
    workspaceId: monitoring.outputs.workspaceId
  }
}

module serviceBus 'modules/servicebus.bicep' = {
  scope: group
  params: {
    name: names.namespace
    queueName: names.queue
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
  }
}

module communication 'modules/communication.bicep' = {
  scope: group
  params: {
    name: names.communication
    emailName: names.email
    tags: tags
    dataLocation: dataLocation
    domain: emailDomain
    isVerified: emailDomainVerified
    senders: senders
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: names.vault
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
  }
}

module roles 'modules/roles.bicep' = {
  scope: group
  params: {
    identityName: names.identity
    hostStorageName: names.hostStorage
    dataStorageName: names.dataStorage
    namespaceName: names.namespace
    queueName: names.queue
    vaultName: names.vault
    communicationName: names.communication
    insightsName: names.insights
    deployerId: principalId
    deployerType: principalType
  }
  dependsOn: [identity, monitoring, storage, serviceBus, communication, vault]
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: names.app
    planName: names.plan
    location: location
    tags: tags
    serviceName: serviceName
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    workspaceId: monitoring.outputs.workspaceId
    insightsConnectionString: monitoring.outputs.connectionString
    hostStorageName: names.hostStorage
    deploymentUri: storage.outputs.deploymentUri
    tableUri: storage.outputs.tableUri
    namespaceName: names.namespace
    vaultName: names.vault
    emailEndpoint: communication.outputs.endpoint
    emailSender: communication.outputs.sender
    publicUrl: publicUrl
    stores: stores
    opsKeys: opsKeys
    linkKeys: linkKeys
    emailPerMinute: emailPerMinute
    emailPerHour: emailPerHour
    twilio: twilio == null
      ? null
      : {
          accountSid: twilio!.accountSid
          messagingServiceSid: twilio!.messagingServiceSid
          authTokens: twilioTokens
        }
    inboxRetention: inboxRetention
    timelineRetention: timelineRetention
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyHttp: alwaysReadyHttp
    alwaysReadyDurable: alwaysReadyDurable
  }
  // Without the grants its first start would fail, and the platform would not try again soon.
  dependsOn: [roles]
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    environmentName: environmentName
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
    namespaceId: serviceBus.outputs.id
    email: alertEmail
  }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  params: {
    name: 'PostSale ${environmentName}'
    location: location
    tags: tags
    insightsName: names.insights
  }
  dependsOn: [monitoring]
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0 && !empty(alertEmail) && !empty(budgetStart)) {
  scope: group
  params: {
    name: 'postsale-${environmentName}'
    amount: monthlyBudget
    start: budgetStart
    email: alertEmail
  }
}

// Each name once, also where two stores write from one address.
var senders = union(
  [],
  map(
    filter(items(stores), one => endsWith(one.value.sender.?email ?? '', '@${emailDomain}')),
    one => split(one.value.sender.email!, '@')[0]
  )
)

var twilioTokens = twilio == null ? [] : (twilio!.?authTokens ?? ['twilio-auth-token'])
var storeList = items(stores)

// azd hands these to the hooks. They name secrets and hold none.
output AZURE_RESOURCE_GROUP string = group.name
output POSTSALE_APP string = app.outputs.name
output POSTSALE_HOST string = app.outputs.host
output POSTSALE_URL string = app.outputs.url
output POSTSALE_VAULT string = vault.outputs.name
output POSTSALE_EVENT_TOPIC string = communication.outputs.topicName
output POSTSALE_KEYS string = join(concat(['identity-key'], linkKeys), ' ')
output POSTSALE_OPS_KEYS string = join(map(opsKeys, one => one.secret), ' ')
output POSTSALE_EVENT_SECRETS string = join(flatten(map(storeList, one => eventSecrets(one.key, one.value))), ' ')
output POSTSALE_BROUGHT_SECRETS string = join(
  concat(
    flatten(map(storeList, one => concat(stripeSecrets(one.key, one.value), shopifySecrets(one.key, one.value)))),
    twilioTokens
  ),
  ' '
)
