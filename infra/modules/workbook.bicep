// The one page to look at first.

import { texts } from 'types.bicep'

param name string
param location string
param tags texts
param insightsName string

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

resource workbook 'Microsoft.Insights/workbooks@2022-04-01' = {
  name: guid(resourceGroup().id, name)
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: name
    category: 'workbook'
    sourceId: insights.id
    version: '1.0'
    serializedData: string(loadJsonContent('../workbook.json'))
  }
}
