// What somebody is woken for. Each says in its description what to read: docs/operations.md.

import { texts } from 'types.bicep'

param environmentName string
param location string
param tags texts
param workspaceId string
param namespaceId string

@description('Who is told. Empty: nobody, and the alerts are seen in the portal alone.')
param email string

var prefix = 'postsale-${environmentName}'

type query = {
  name: string
  severity: int
  description: string
  query: string
  window: string
  @description('It is the absence of rows that is told of.')
  silence: bool?
}

var queries query[] = [
  {
    name: 'oldest-unsent'
    severity: 2
    description: 'A message has been due for more than 15 minutes. See "Messages wait" in docs/operations.md.'
    query: 'AppMetrics | where Name == "postsale.messages.oldest_unsent" and Sum / max_of(ItemCount, 1) > 900'
    window: 'PT15M'
  }
  {
    name: 'timers-late'
    severity: 2
    description: 'A customer has been due for more than 15 minutes. See "Timers are late" in docs/operations.md.'
    query: 'AppMetrics | where Name == "postsale.customers.oldest_due" and Sum / max_of(ItemCount, 1) > 900'
    window: 'PT15M'
  }
  {
    name: 'unknown-messages'
    severity: 2
    description: 'Claims ended without a word. See "Unknown messages" in docs/operations.md.'
    query: 'AppMetrics | where Name == "postsale.messages.lost" and Sum > 0'
    window: 'PT15M'
  }
  {
    name: 'failures'
    severity: 2
    description: 'A turn, a sweep, a night or a sending failed. See "Failures" in docs/operations.md.'
    query: 'AppRequests | where Success == false and Name has_any ("AdvanceCustomer", "Sweep", "Nightly", "SendMessage")'
    window: 'PT15M'
  }
  {
    name: 'webhook-5xx'
    severity: 1
    description: 'A provider was told to come again. See "Webhooks answer 5xx" in docs/operations.md.'
    query: 'AppRequests | where (Name endswith "Webhook" or Url has "/webhooks/") and toint(ResultCode) >= 500'
    window: 'PT5M'
  }
  // An app that does not start, and a workspace that takes nothing in, would else look like a quiet day.
  {
    name: 'silence'
    severity: 1
    description: 'No sweep has told of itself for half an hour. See "Silence" in docs/operations.md.'
    query: 'AppMetrics | where Name == "postsale.customers.oldest_due"'
    window: 'PT30M'
    silence: true
  }
  {
    name: 'telemetry-capped'
    severity: 2
    description: 'The day\'s telemetry is spent: until tomorrow no other alert sees anything. See "Telemetry is capped" in docs/operations.md.'
    query: '_LogOperation | where Category =~ "Ingestion" and Detail contains "OverQuota"'
    window: 'PT15M'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: '${prefix}-people'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'postsale'
    emailReceivers: [{ name: 'operator', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource deadLetters 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${prefix}-dead-letters'
  location: 'global'
  tags: tags
  properties: {
    description: 'A bell was answered ten times in vain. See "Dead letters" in docs/operations.md.'
    severity: 2
    enabled: true
    scopes: [namespaceId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead'
          metricNamespace: 'Microsoft.ServiceBus/namespaces'
          metricName: 'DeadletteredMessages'
          operator: 'GreaterThan'
          threshold: 0
          timeAggregation: 'Maximum'
        }
      ]
    }
    actions: empty(email) ? [] : [{ actionGroupId: people.id }]
  }
}

resource logs 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for one in queries: {
    name: '${prefix}-${one.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${prefix}-${one.name}'
      description: one.description
      severity: one.severity
      enabled: true
      scopes: [workspaceId]
      evaluationFrequency: 'PT5M'
      windowSize: one.window
      autoMitigate: true
      // The tables begin with the first telemetry.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: one.query
            timeAggregation: 'Count'
            operator: one.?silence ?? false ? 'LessThan' : 'GreaterThan'
            threshold: one.?silence ?? false ? 1 : 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: empty(email) ? [] : [people.id] }
    }
  }
]
