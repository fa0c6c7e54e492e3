# Subscribes the app to the delivery reports of its e-mails. May be run at any time: azd hooks run postdeploy
$ErrorActionPreference = 'Stop'

if (-not (Get-Command az -ErrorAction SilentlyContinue)) {
    Write-Error 'postdeploy: az is missing; see docs/deploy.md'
}

# Event Grid asks the webhook before it sends anything, so the app must answer.
for ($tries = 1; ; $tries++) {
    # No connection, or none yet by this name, is an exception here.
    try { $status = (Invoke-WebRequest -Uri "$env:POSTSALE_URL/health/ready" -TimeoutSec 20 -SkipHttpErrorCheck).StatusCode } catch { $status = 0 }
    if ($status -eq 200) { break }
    if ($tries -ge 30) {
        Write-Error ("postdeploy: $env:POSTSALE_URL/health/ready does not answer 200, so delivery reports are not subscribed yet. " +
            "The app's log says which setting it misses; a domain of your own must lead to $env:POSTSALE_HOST. Then: azd hooks run postdeploy")
    }
    Write-Host "Waiting for $env:POSTSALE_URL/health/ready ..."
    Start-Sleep -Seconds 10
}

az deployment group create --resource-group $env:AZURE_RESOURCE_GROUP --name postsale-events --template-file (Join-Path $PSScriptRoot '../events.bicep') --output none `
    --parameters topicName=$env:POSTSALE_EVENT_TOPIC vaultName=$env:POSTSALE_VAULT endpoint="$env:POSTSALE_URL/webhooks/email-events"
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
Write-Host "Delivery reports of e-mails reach $env:POSTSALE_URL/webhooks/email-events."
