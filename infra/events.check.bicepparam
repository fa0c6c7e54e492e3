// What the offline check expands to events.check.snapshot.json.
using 'events.bicep'

param topicName = 'acs-postsale-check-events'
param vaultName = 'kv-ps-check'
param endpoint = 'https://func-postsale-check.azurewebsites.net/webhooks/email-events'
