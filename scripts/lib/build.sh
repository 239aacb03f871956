# Building with the .NET SDK. Sourced by the scripts beside this folder, from the root of the repository.
#
#   build_if_stale PROJECT   builds PROJECT (a .csproj or .sln) in Release, unless nothing changed since it last was, alone
#                            or with the whole solution; scripts started together build one after the other
#
# What it says, little unless the build fails, goes to stderr: what a script prints on stdout belongs to the program it runs.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
# A reused build node would stay behind after the script, holding memory and, in CI, the job's output.
export MSBUILDDISABLENODEREUSE=1

build_if_stale() {
  mkdir -p artifacts/built
  {
    if ! flock -n 9; then
      echo "Another script builds; waiting for it …" >&2
      flock 9
    fi
    # The compiler's server outlives the build, and would keep a lock that it inherits.
    build_if_stale_alone "$1" 9>&-
  } 9>artifacts/build.lock
}

build_if_stale_alone() {
  local project=$1 stamp output
  for stamp in artifacts/built/TemplateWorker.sln "artifacts/built/$(basename "$project")"; do
    if [ -f "$stamp" ] && [ -z "$(newer_sources "$stamp")" ]; then
      return 0
    fi
  done
  if ! command -v dotnet >/dev/null; then
    echo "The .NET SDK is missing: install version $(sdk_version) or later, https://dotnet.microsoft.com/download" >&2
    exit 2
  fi

  # Stamped with the time before the build, so that what is saved while it runs counts as newer.
  touch "$stamp.started"
  echo "Building $(basename "$project") …" >&2
  if ! output=$(dotnet build "$project" -c Release -nologo --tl:off -clp:ErrorsOnly </dev/null 2>&1); then
    printf '%s\n' "$output" >&2
    return 1
  fi
  mv "$stamp.started" "$stamp"
}

newer_sources() {
  local roots=() root
  for root in src migrations examples tests benchmarks Directory.Build.props Directory.Build.targets Directory.Packages.props global.json; do
    [ -e "$root" ] && roots+=("$root")
  done
  find "${roots[@]}" -newer "$1" -print -quit
}

sdk_version() {
  sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' global.json
}
