#!/bin/sh
# A budget's first month may not change once it is made, so it is noted in the environment at the first provisioning.
set -eu

if [ -z "${POSTSALE_BUDGET_START:-}" ]; then
  azd env set POSTSALE_BUDGET_START "$(date -u +%Y-%m)-01"
fi
