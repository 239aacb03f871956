# What every scene has: the program by both of its names, and the steps that tests make of the blocks of a page.
set -euo pipefail
mkdir -p bin scripts printed
printf '#!/bin/sh\nexec "%s" "$@"\n' "$PROGRAM" >bin/templateworker
cp bin/templateworker scripts/templateworker
chmod +x bin/templateworker scripts/templateworker
export PATH="$PWD/bin:$PATH"

guide_at="the scene's own script"
guide_printed=/dev/null
guide_started=()

# Told on stdout, which the test reads; what blocks print is in files.
guide_end() {
  local code=$? process
  if [ "$code" -ne 0 ]; then
    echo "$guide_at: exit code $code"
    [ -f "$guide_printed" ] && cat "$guide_printed"
  fi
  for process in "${guide_started[@]}"; do
    kill -TERM "$process" 2>/dev/null && wait "$process" || true
  done
  exit "$code"
}
trap guide_end EXIT

# wait_for TEXT FILE PROCESS: until the file has the text, which a process writes there.
wait_for() {
  until grep -qF -- "$1" "$2" 2>/dev/null; do
    kill -0 "$3" 2>/dev/null || { echo "ended without saying: $1"; return 1; }
    sleep 0.02
  done
}

# start_behind TEXT FILE COMMAND ...: starts what goes on until the scene ends, and waits until it says the text.
start_behind() {
  local text=$1 file=$2
  shift 2
  "$@" >"$file" 2>&1 &
  guide_started=("$!" "${guide_started[@]}")
  wait_for "$text" "$file" "$!"
}

guide_file() {
  mkdir -p "$(dirname "$1")"
  printf '%s\n' "$guide_content" >"$1"
}

guide_background() {
  guide_printed=printed/$1
  start_behind "$2" "$guide_printed" bash -c "$guide_content"
}

guide_fails() {
  local code=0
  guide_printed=printed/$1
  (eval "$guide_content") >"$guide_printed" 2>&1 || code=$?
  [ "$code" -eq "$2" ] || { echo "$guide_at: exit code $code, and the page says $2"; return 1; }
}

