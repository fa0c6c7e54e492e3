#!/usr/bin/env bash
# Installs what the tests need, builds everything in Release, runs the tests and ends with one line: "N passed, N failed".
#   ./test.sh          what every change must pass
#   ./test.sh --full   adds what takes long: properties, crashes and scenes in full number, publishing, the benchmarks' floors, and the orchestrator on the real Durable extension
set -euo pipefail
cd "$(dirname "$0")"

full=false
for argument in "$@"; do
  case "$argument" in
    --full) full=true ;;
    *) echo "test.sh: unknown argument: $argument (only --full)" >&2; exit 2 ;;
  esac
done

for tool in dotnet npm; do
  command -v "$tool" >/dev/null || { echo "test.sh: $tool is missing; the tests need the .NET 10 SDK and Node 20 or newer" >&2; exit 1; }
done

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 POSTSALE_FULL="$full"

# Fetched while everything is built: Azurite, the storage emulator the Azure tables are tested against, and the browser that the pages are
# looked at with; without a browser those tests skip and say so.
fetch() {
  if [ ! -x /usr/bin/chromium ] && [ -z "${POSTSALE_CHROMIUM:-}" ] && command -v apt-get >/dev/null && [ "$(id -u)" -eq 0 ]; then
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 || echo "test.sh: chromium could not be installed; the browser tests skip" >&2
  fi
  if [ ! -d node_modules ] || [ package-lock.json -nt node_modules ]; then
    npm ci --no-audit --no-fund --loglevel=error && touch node_modules
  fi
}
fetch & fetching=$!

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

dotnet restore PostSale.Functions.sln --locked-mode -v quiet

# One compiler for all projects, warm after the first; it goes when they are built, whatever the environment says of it.
dotnet build PostSale.Functions.sln -c Release --no-restore -v quiet -p:UseSharedCompilation=true
dotnet build-server shutdown --vbcscompiler >/dev/null
wait "$fetching"

# The processes of the tests live for seconds: what pays later costs them more than it gives. Neither changes what the code does.
export DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0

# The hooks of azd for Windows are run too, where PowerShell is at hand or can be fetched.
if $full && ! command -v pwsh >/dev/null && [ -z "${POSTSALE_PWSH:-}" ]; then
  if dotnet tool install PowerShell --version 7.6.9 --tool-path artifacts/pwsh >/dev/null 2>&1 || [ -x artifacts/pwsh/pwsh ]; then
    export POSTSALE_PWSH="$PWD/artifacts/pwsh/pwsh"
  else
    echo "test.sh: PowerShell could not be installed; the tests of the hooks for Windows skip" >&2
  fi
fi

status=0
dotnet test PostSale.Functions.sln -c Release --no-build -v quiet --logger trx --results-directory "$results" || status=1

if $full; then
  dotnet run -c Release --no-build --project tests/Benchmarks -- --floors || status=1
  tests/PostSale.Durable.Trial/run.sh || status=1
fi

count() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ sum += $1 } END { print sum + 0 }'; }
passed=$(count passed)
failed=$(( $(count failed) + $(count error) + $(count timeout) + $(count aborted) ))

# A run that ended before it could count its tests has failed too.
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
if [ "$passed" -eq 0 ]; then status=1; fi
echo "$passed passed, $failed failed"
exit "$status"
