# A worker that is ready, with a playground in the place of Discord; its health and metrics are at $MONITORING.
export DATABASE_URL=$MIGRATED_DATABASE
MONITORING=127.0.0.1:$PORT_1
export TEMPLATEWORKER__MONITORING__HTTP=$MONITORING TEMPLATEWORKER__SANDBOX__PROCESSES=1 TEMPLATEWORKER__SANDBOX__SPARES=0
start_behind '"api"' playground.json templateworker playground --json --port 0
value_of() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" playground.json; }
export TEMPLATEWORKER__DISCORD__API_URL=$(value_of api)
export TEMPLATEWORKER__DISCORD__TOKEN=$(value_of token)
start_behind 'Ready:' worker.log templateworker worker
