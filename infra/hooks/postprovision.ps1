# Makes the secrets that are ours to make, where the vault has none: nothing that is there is ever replaced.
# Secrets travel by file, never as an argument, which other users of this machine could read.
$ErrorActionPreference = 'Stop'

if (-not (Get-Command az -ErrorAction SilentlyContinue)) {
    Write-Error 'postprovision: az is missing; see docs/deploy.md'
}

$vault = $env:POSTSALE_VAULT

# A fresh grant takes some minutes to be known everywhere.
for ($tries = 1; ; $tries++) {
    $names = @(az keyvault secret list --vault-name $vault --query '[].name' -o tsv)
    if ($LASTEXITCODE -eq 0) { break }
    if ($tries -ge 20) {
        Write-Error "postprovision: the vault $vault could not be read for ten minutes; run 'azd hooks run postprovision' once you may"
    }
    Write-Host "Waiting until you may write to the vault $vault ..."
    Start-Sleep -Seconds 30
}

function Get-Random32 {
    $bytes = [byte[]]::new(32)
    [Security.Cryptography.RandomNumberGenerator]::Fill($bytes)
    , $bytes
}

function Set-Secret([string] $name, [string] $value) {
    $file = [IO.Path]::GetTempFileName()
    try {
        [IO.File]::WriteAllText($file, $value)
        az keyvault secret set --vault-name $vault --name $name --file $file --encoding utf-8 --output none
        if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
    }
    finally {
        Remove-Item $file
    }
}

function Get-Names([string] $list) { @($list -split ' ' | Where-Object { $_ }) }

foreach ($name in Get-Names $env:POSTSALE_KEYS) {
    if ($names -notcontains $name) {
        Set-Secret $name ([Convert]::ToBase64String((Get-Random32)))
        Write-Host "Made $name."
    }
}

if ($names -notcontains 'event-secret') {
    Set-Secret 'event-secret' ([Convert]::ToHexString((Get-Random32)).ToLowerInvariant())
    Write-Host 'Made event-secret.'
}

foreach ($name in Get-Names $env:POSTSALE_EVENT_SECRETS) {
    if ($names -notcontains $name) {
        Set-Secret $name ('whsec_' + [Convert]::ToBase64String((Get-Random32)))
        Write-Host "Made $name. Your app signs with it: az keyvault secret show --vault-name $vault --name $name --query value -o tsv"
    }
}

foreach ($name in Get-Names $env:POSTSALE_OPS_KEYS) {
    if ($names -notcontains $name) {
        if ($env:CI) {
            Write-Error "postprovision: $name is missing. Its key would stand in this log: run 'azd provision' once from your own machine"
        }
        $key = 'ps_' + [Convert]::ToBase64String((Get-Random32)).TrimEnd('=').Replace('+', '-').Replace('/', '_')
        $hash = [Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($key))
        Set-Secret $name ([Convert]::ToHexString($hash).ToLowerInvariant())
        Write-Host "Made $name. Its access key, shown this once and kept nowhere: $key"
    }
}

$missing = @(Get-Names $env:POSTSALE_BROUGHT_SECRETS | Where-Object { $names -notcontains $_ })
foreach ($name in $missing) {
    Write-Host "Missing: $name. Bring it from its provider: az keyvault secret set --vault-name $vault --name $name --file FILE --encoding utf-8"
}
if ($missing) { Write-Warning 'Until then the app refuses to start and names the setting.' }

# References are else read again once a day.
az rest --method post --output none --url "https://management.azure.com/subscriptions/$env:AZURE_SUBSCRIPTION_ID/resourceGroups/$env:AZURE_RESOURCE_GROUP/providers/Microsoft.Web/sites/$env:POSTSALE_APP/config/configreferences/appsettings/refresh?api-version=2022-03-01"
if ($LASTEXITCODE -ne 0) {
    Write-Warning 'The app could not be told to read its secrets anew; it does so with the next deployment, or within a day.'
    exit 0
}
