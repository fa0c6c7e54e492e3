// The app's secrets. Made by a hook after provisioning, so no template, output or history ever holds one.

import { texts } from 'types.bicep'

param name string
param location string
param tags texts
param workspaceId string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    // The identity key can never be made again: without it nobody's customers are found by their addresses.
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    // So that the hook's template takes the event secret from here without anybody seeing it.
    enabledForTemplateDeployment: true
  }
}

resource log 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'AuditEvent', enabled: true }]
  }
}

output name string = vault.name
