# A playground in the place of Discord, and no database, so that the program starts its own.
export TEMPLATEWORKER__SANDBOX__PROCESSES=1 TEMPLATEWORKER__SANDBOX__SPARES=0
start_behind '"api"' playground.json templateworker playground --json --port 0
value_of() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" playground.json; }
export TEMPLATEWORKER__DISCORD__API_URL=$(value_of api)
TOKEN=$(value_of token)
