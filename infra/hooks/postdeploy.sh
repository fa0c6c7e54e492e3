#!/bin/sh
# Subscribes the app to the delivery reports of its e-mails. May be run at any time: azd hooks run postdeploy
set -eu

for tool in az curl; do
  command -v "$tool" >/dev/null || { echo "postdeploy: $tool is missing; see docs/deploy.md" >&2; exit 1; }
done

# Event Grid asks the webhook before it sends anything, so the app must answer.
tries=0
until [ "$(curl --silent --output /dev/null --write-out '%{http_code}' --max-time 20 "$POSTSALE_URL/health/ready")" = 200 ]; do
  tries=$((tries + 1))
  if [ "$tries" -ge 30 ]; then
    echo "postdeploy: $POSTSALE_URL/health/ready does not answer 200, so delivery reports are not subscribed yet." >&2
    echo "The app's log says which setting it misses; a domain of your own must lead to $POSTSALE_HOST. Then: azd hooks run postdeploy" >&2
    exit 1
  fi
  echo "Waiting for $POSTSALE_URL/health/ready ..."
  sleep 10
done

az deployment group create --resource-group "$AZURE_RESOURCE_GROUP" --name postsale-events --template-file "$(dirname "$0")/../events.bicep" --output none \
  --parameters topicName="$POSTSALE_EVENT_TOPIC" vaultName="$POSTSALE_VAULT" endpoint="$POSTSALE_URL/webhooks/email-events"
echo "Delivery reports of e-mails reach $POSTSALE_URL/webhooks/email-events."
