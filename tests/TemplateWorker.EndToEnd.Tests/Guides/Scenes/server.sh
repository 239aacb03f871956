# A PostgreSQL of the machine, as a package makes it: its user postgres enters over the socket, everybody else over TCP with
# a password. It stops with the scene. $SERVER is its data folder, $AS_POSTGRES what runs a program as its user, PGHOST and
# PGPORT lead there. A playground is in the place of Discord.
export TEMPLATEWORKER__SANDBOX__PROCESSES=1 TEMPLATEWORKER__SANDBOX__SPARES=0
start_behind '"api"' playground.json templateworker playground --json --port 0
value_of() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" playground.json; }
export TEMPLATEWORKER__DISCORD__API_URL=$(value_of api)
TOKEN=$(value_of token)

AS_POSTGRES=env
[ "$(id -u)" -ne 0 ] || AS_POSTGRES="setpriv --reuid=postgres --regid=postgres --init-groups --"
programs=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin | sort -V | tail -n 1)
mkdir server
[ "$(id -u)" -ne 0 ] || chown postgres server
SERVER=$SCENE/server/data
$AS_POSTGRES "$programs/initdb" -D "$SERVER" -U postgres --auth-local=trust --auth-host=scram-sha-256 --no-sync >/dev/null
export PGHOST=$SCENE/server PGPORT=$PORT_1 PGUSER=postgres PGDATABASE=postgres
start_behind 'ready to accept connections' server.log $AS_POSTGRES "$programs/postgres" -D "$SERVER" -F \
  -c port="$PGPORT" -c listen_addresses=127.0.0.1 -c unix_socket_directories="$PGHOST"

start_pooler() {
  start_behind 'process up' pgbouncer.log $AS_POSTGRES /usr/sbin/pgbouncer "$SCENE/pgbouncer.ini"
}
