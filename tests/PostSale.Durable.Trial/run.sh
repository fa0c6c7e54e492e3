#!/usr/bin/env bash
# Runs the customer orchestrator on the real Durable extension: tests/PostSale.Durable.Trial/README.md. About two minutes.
#   tests/PostSale.Durable.Trial/run.sh               every trial
#   tests/PostSale.Durable.Trial/run.sh --replay      only the kept histories, in a second
#   tests/PostSale.Durable.Trial/run.sh --keep FILE   keeps one customer's history in FILE, for a new version of the orchestrator
set -euo pipefail
cd "$(dirname "$0")"

root=$(realpath ../..)
case "$#:${1:-}" in
  0:) what=("$root") ;;
  1:--replay) what=(replay) ;;
  2:--keep) what=("$root" "$(cd "$OLDPWD" && realpath "$2")") ;;
  *) echo "run.sh: nothing, --replay or --keep FILE" >&2; exit 2 ;;
esac

# Feeds differ in what they have: where these packages are not to be had, there is nothing to run, and that is said.
if ! said=$(dotnet restore --locked-mode -v quiet 2>&1); then
  if grep -q 'NU110[1-3]' <<<"$said"; then
    echo "durable trial: skipped, this feed lacks a package:$(grep -om1 'NU110[1-3]: [^.]*' <<<"$said" | sed 's/^NU[0-9]*//')"
    exit 0
  fi
  echo "$said" >&2
  exit 1
fi

dotnet build -c Release --no-restore -v quiet
exec timeout 280 dotnet bin/real/Release/net10.0/PostSale.Durable.Trial.dll "${what[@]}"
