// Delivery reports to the app. Deployed by a hook after the app runs, because Event Grid asks the webhook before it sends anything.
// The secret goes from the vault into the subscription without passing through anybody's hands.

param topicName string
param vaultName string

@secure()
@description('The app\'s own address with the path /webhooks/email-events.')
param endpoint string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: vaultName
}

module reports 'modules/reports.bicep' = {
  params: {
    topicName: topicName
    endpoint: endpoint
    secret: vault.getSecret('event-secret')
  }
}
