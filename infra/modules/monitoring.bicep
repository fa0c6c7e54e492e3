// Where telemetry goes.

import { texts } from 'types.bicep'

param workspaceName string
param insightsName string
param location string
param tags texts

@minValue(30)
@maxValue(730)
@description('Days that logs are kept. 30 are free of charge with the ingestion.')
param retentionInDays int

@minValue(1)
@description('GB a day after which nothing more is taken in: an error in a loop must not cost a month\'s budget.')
param dailyCapGb int

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionInDays
    features: { disableLocalAuth: true }
    workspaceCapping: { dailyQuotaGb: dailyCapGb }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    DisableLocalAuth: true
  }
}

output workspaceId string = workspace.id
output insightsName string = insights.name
output connectionString string = insights.properties.ConnectionString
