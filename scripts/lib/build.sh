# Building with the .NET SDK. Sourced by the scripts beside this folder, from the root of the repository.
#
#   build_if_stale PROJECT   builds PROJECT (a .csproj or .sln) in Release, unless nothing changed since it last was, alone
#                            or with the whole solution; scripts started together build one after the other
#   publish_if_stale [PROJECT FOLDER]
#                            puts the program, or another PROJECT that starts sandboxes, into artifacts/program, or FOLDER,
#                            with its sandbox, compiled ahead for this machine (ReadyToRun), unless nothing it is made of
#                            changed since
#
# Building runs without profile-guided recompilation (TieredPGO), which takes a third of its processor time and pays off
# only in processes that run for long.
#
# Compilations share one compiler process, which ends after minutes without work; a job that must leave nothing behind
# ends it with `dotnet build-server shutdown --vbcscompiler`.
# What it says, little unless the build fails, goes to stderr: what a script prints on stdout belongs to the program it runs.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# A reused build node would stay behind after the script, holding memory and, in CI, the job's output.
export MSBUILDDISABLENODEREUSE=1

build_if_stale() {
  alone build_if_stale_alone "$1"
}

publish_if_stale() {
  alone publish_if_stale_alone "${1:-src/TemplateWorker/TemplateWorker.csproj}" "${2:-artifacts/program}"
}

alone() {
  mkdir -p artifacts/built
  {
    if ! flock -n 9; then
      echo "Another script builds; waiting for it …" >&2
      flock 9
    fi
    # The compiler's server outlives the build, and would keep a lock that it inherits.
    "$@" 9>&-
  } 9>artifacts/build.lock
}

build_if_stale_alone() {
  local project=$1 stamp output
  for stamp in artifacts/built/TemplateWorker.sln "artifacts/built/$(basename "$project")"; do
    if [ -f "$stamp" ] && [ -z "$(newer_sources "$stamp" tests benchmarks)" ]; then
      return 0
    fi
  done
  require_sdk

  # Stamped with the time before the build, so that what is saved while it runs counts as newer.
  touch "$stamp.started"
  echo "Building $(basename "$project") …" >&2
  # Not `dotnet build`: each one leaves two empty folders in the temporary folder (SDK 10.0.4xx, which prepares for news of
  # workloads that it then does not look for).
  if ! output=$(DOTNET_TieredPGO=0 dotnet msbuild "$project" -restore -maxcpucount -property:Configuration=Release -nologo -terminalLogger:off -consoleLoggerParameters:ErrorsOnly </dev/null 2>&1); then
    printf '%s\n' "$output" >&2
    return 1
  fi
  mv "$stamp.started" "$stamp"
}

publish_if_stale_alone() {
  local project=$1 folder=$2 stamp output
  stamp=artifacts/built/$(basename "$folder")
  if [ -f "$stamp" ] && [ -z "$(newer_sources "$stamp" "$(dirname "$project")")" ]; then
    return 0
  fi
  require_sdk

  touch "$stamp.started"
  echo "Building $(basename "$project" .csproj) …" >&2
  if ! output=$(publish "$project" "$folder" -r "$(platform)" -p:PublishReadyToRun=true); then
    # NU11xx: a package is not there. Those that compile ahead are needed for nothing else.
    if ! grep -q 'error NU11' <<<"$output" || ! output=$(publish "$project" "$folder"); then
      printf '%s\n' "$output" >&2
      return 1
    fi
    echo "The package source has no ReadyToRun compiler for $(platform): the program starts slower, and is the same otherwise." >&2
  fi
  mv "$stamp.started" "$stamp"
}

publish() {
  local project=$1 folder=$2
  shift 2
  DOTNET_TieredPGO=0 dotnet publish "$project" -c Release -o "$folder" -nologo --tl:off -clp:ErrorsOnly "$@" </dev/null 2>&1
}

# This machine, as .NET names it.
platform() {
  local system=linux processor
  [ "$(uname -s)" != Darwin ] || system=osx
  case "$(uname -m)" in
    aarch64 | arm64) processor=arm64 ;;
    *) processor=x64 ;;
  esac
  echo "$system-$processor"
}

require_sdk() {
  if ! command -v dotnet >/dev/null; then
    echo "The .NET SDK is missing: install version $(sdk_version) or later, https://dotnet.microsoft.com/download" >&2
    exit 2
  fi
}

# One source that is newer than a stamp; names of further folders to look into follow it.
newer_sources() {
  local stamp=$1 roots=() root
  shift
  for root in src migrations examples Directory.Build.props Directory.Build.targets Directory.Packages.props global.json "$@"; do
    [ -e "$root" ] && roots+=("$root")
  done
  find "${roots[@]}" -newer "$stamp" -print -quit
}

sdk_version() {
  sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' global.json
}
