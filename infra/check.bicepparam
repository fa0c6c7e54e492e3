// Everything switched on: what the offline check expands to check.snapshot.json. azd reads main.parameters.json, not this.
using 'main.bicep'

param environmentName = 'check'
param location = 'swedencentral'
param dataLocation = 'Brazil'
param principalId = '00000000-0000-0000-0000-00000000000a'
param principalType = 'User'
param emailDomain = 'mail.loja.example'
param emailDomainVerified = true
param publicUrl = 'https://pos-venda.loja.example'
param alertEmail = 'operador@loja.example'
param monthlyBudget = 200
param budgetStart = '2026-11-01'
param opsKeys = [
  { role: 'admin', secret: 'ops-admin' }
  { role: 'agent', secret: 'ops-agent' }
]
param linkKeys = ['link-key-2', 'link-key-1']
param twilio = {
  accountSid: 'AC00000000000000000000000000000001'
  messagingServiceSid: 'MG00000000000000000000000000000001'
}
param stores = {
  loja: {
    name: 'Loja Exemplo'
    locale: 'pt-BR'
    timeZone: 'America/Sao_Paulo'
    currency: 'BRL'
    strategy: 'strategies/loja-fisica'
    consent: 'soft-opt-in'
    confirmation: 'welcome'
    countClicks: false
    brand: { color: '#1f6f54', logo: 'https://loja.example/logo.png' }
    sender: {
      email: 'oi@mail.loja.example'
      name: 'Loja Exemplo'
      replyTo: 'ajuda@loja.example'
      postalAddress: 'Rua A, 1, São Paulo'
      sms: '+5511999990000'
      whatsApp: '+5511999990001'
    }
    stripe: { acceptTestMode: false, eraseDeletedCustomers: false }
    shopify: { shopDomain: 'loja.myshopify.com' }
    events: {}
  }
  // The least that a store may say.
  curso: {
    name: 'Sample Course'
    locale: 'en'
    timeZone: 'America/New_York'
    currency: 'USD'
    strategy: 'strategies/loja-fisica'
    sender: { postalAddress: '1 Main Street, Springfield' }
    events: { secrets: ['store-curso-events-2', 'store-curso-events'] }
  }
}
