# Debian packages that the programs need at run time. Sourced by the scripts beside this folder.
#
#   require_packages runtime        what running the program needs
#   require_packages runtime node   the same, and Node.js with npm for the tests that drive real discord.js
#   require_packages runtime pooler the same, and PgBouncer for the tests that put it before a database
#   require_packages runtime guides the same, and curl, which the commands of the operator's pages need
#
# Asks nothing. Installs only what is missing: as root directly, else through sudo where it asks no password. Without
# the rights it prints the one command to run and ends the script with exit code 2. PostgreSQL comes without the cluster
# on port 5432 that Debian would make and start: the program makes its own. PgBouncer's own service is switched off.

has_library() {
  PATH="$PATH:/usr/sbin:/sbin" ldconfig -p | grep -F "$1" >/dev/null
}

has_postgres() {
  local initdb
  for initdb in /usr/lib/postgresql/*/bin/initdb "$(command -v initdb || true)"; do
    [ -x "$initdb" ] && [ -x "$(dirname "$initdb")/postgres" ] && return 0
  done
  return 1
}

missing_packages() {
  local group
  for group in "$@"; do
    case "$group" in
      runtime)
        has_library libjavascriptcoregtk-4.1.so.0 || echo libjavascriptcoregtk-4.1-0
        has_library libseccomp.so.2 || echo libseccomp2
        has_library libzstd.so.1 || echo libzstd1
        has_postgres || echo postgresql
        ;;
      node)
        command -v node >/dev/null || echo nodejs
        command -v npm >/dev/null || echo npm
        ;;
      guides)
        command -v curl >/dev/null || echo curl
        ;;
      pooler)
        [ -x /usr/sbin/pgbouncer ] || echo pgbouncer
        ;;
    esac
  done
}

# The command that keeps Debian from making a cluster; none where postgresql-common is there and its owner has decided.
prevent_main_cluster() {
  case " $1 " in
    *" postgresql "*)
      dpkg-query -W -f '${Status}' postgresql-common 2>/dev/null | grep -q ' installed$' ||
        [ -e /etc/postgresql-common/createcluster.conf ] ||
        echo 'mkdir -p /etc/postgresql-common && echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf'
      ;;
  esac
}

require_packages() {
  local missing prefix=() by_hand prevent
  missing=$(missing_packages "$@" | tr '\n' ' ')
  [ -z "$missing" ] && return 0

  prevent=$(prevent_main_cluster "$missing")
  by_hand="sudo sh -c '${prevent:+$prevent && }apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends ${missing% }'"
  by_hand+=${prevent:+$'\n(its first part keeps Debian from starting a PostgreSQL of its own on port 5432)'}
  if ! command -v apt-get >/dev/null; then
    echo "Missing: ${missing% } (Debian's package names). Install their equivalents of this system, then start again." >&2
    exit 2
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      printf 'Missing packages, and no rights to install them. Run this, then start again:\n  %s\n' "$by_hand" >&2
      exit 2
    fi
    prefix=(sudo -n)
  fi

  echo "Installing $missing" >&2
  # shellcheck disable=SC2086 # one word per package
  if ! "${prefix[@]}" sh -c "${prevent:-true}" ||
     ! "${prefix[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q </dev/null >&2 ||
     ! "${prefix[@]}" env DEBIAN_FRONTEND=noninteractive \
         apt-get install -q -y --no-install-recommends $missing </dev/null >&2; then
    printf 'The packages could not be installed (reason above). When it is mended, run:\n  %s\n' "$by_hand" >&2
    exit 2
  fi
  case " $missing" in
    *" pgbouncer "*) [ ! -d /run/systemd/system ] || "${prefix[@]}" systemctl disable --now pgbouncer >&2 || true ;;
  esac
}
