# A budget's first month may not change once it is made, so it is noted in the environment at the first provisioning.
$ErrorActionPreference = 'Stop'

if (-not $env:POSTSALE_BUDGET_START) {
    azd env set POSTSALE_BUDGET_START ((Get-Date).ToUniversalTime().ToString('yyyy-MM', [cultureinfo]::InvariantCulture) + '-01')
    if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}
