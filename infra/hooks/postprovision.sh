#!/bin/sh
# Makes the secrets that are ours to make, where the vault has none: nothing that is there is ever replaced.
# Secrets travel by file, never as an argument, which other users of this machine could read.
set -eu
umask 077

for tool in az openssl; do
  command -v "$tool" >/dev/null || { echo "postprovision: $tool is missing; see docs/deploy.md" >&2; exit 1; }
done

vault=$POSTSALE_VAULT
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A fresh grant takes some minutes to be known everywhere.
tries=0
until az keyvault secret list --vault-name "$vault" --query "[].name" -o tsv >"$work/names" 2>"$work/why"; do
  tries=$((tries + 1))
  if [ "$tries" -ge 20 ]; then
    cat "$work/why" >&2
    echo "postprovision: the vault $vault could not be read for ten minutes; run 'azd hooks run postprovision' once you may" >&2
    exit 1
  fi
  echo "Waiting until you may write to the vault $vault ..."
  sleep 30
done

has() { grep -qx "$1" "$work/names"; }
keep() { az keyvault secret set --vault-name "$vault" --name "$1" --file "$2" --encoding utf-8 --output none; }
random() { openssl rand -base64 32 | tr -d '\n'; }

for name in $POSTSALE_KEYS; do
  if ! has "$name"; then
    random >"$work/new"
    keep "$name" "$work/new"
    echo "Made $name."
  fi
done

if ! has event-secret; then
  openssl rand -hex 32 | tr -d '\n' >"$work/new"
  keep event-secret "$work/new"
  echo "Made event-secret."
fi

for name in $POSTSALE_EVENT_SECRETS; do
  if ! has "$name"; then
    { printf 'whsec_'; random; } >"$work/new"
    keep "$name" "$work/new"
    echo "Made $name. Your app signs with it: az keyvault secret show --vault-name $vault --name $name --query value -o tsv"
  fi
done

for name in $POSTSALE_OPS_KEYS; do
  if ! has "$name"; then
    if [ -n "${CI:-}" ]; then
      echo "postprovision: $name is missing. Its key would stand in this log: run 'azd provision' once from your own machine" >&2
      exit 1
    fi
    key=ps_$(openssl rand -base64 32 | tr -d '\n=' | tr '+/' '-_')
    printf '%s' "$key" | openssl dgst -sha256 -r | cut -d' ' -f1 | tr -d '\n' >"$work/new"
    keep "$name" "$work/new"
    echo "Made $name. Its access key, shown this once and kept nowhere: $key"
  fi
done

missing=
for name in $POSTSALE_BROUGHT_SECRETS; do
  if ! has "$name"; then
    missing="$missing $name"
    echo "Missing: $name. Bring it from its provider: az keyvault secret set --vault-name $vault --name $name --file FILE --encoding utf-8"
  fi
done
if [ -n "$missing" ]; then
  echo "Until then the app refuses to start and names the setting." >&2
fi

# References are else read again once a day.
az rest --method post --output none --url "https://management.azure.com/subscriptions/$AZURE_SUBSCRIPTION_ID/resourceGroups/$AZURE_RESOURCE_GROUP/providers/Microsoft.Web/sites/$POSTSALE_APP/config/configreferences/appsettings/refresh?api-version=2022-03-01" ||
  echo "The app could not be told to read its secrets anew; it does so with the next deployment, or within a day." >&2
