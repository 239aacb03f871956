# A database, and a playground in the place of Discord, whose guild and channel are $GUILD and $CHANNEL.
export DATABASE_URL=$EMPTY_DATABASE
export TEMPLATEWORKER__SANDBOX__PROCESSES=1 TEMPLATEWORKER__SANDBOX__SPARES=0
start_behind '"api"' playground.json templateworker playground --json --port 0
value_of() { sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" playground.json; }
export TEMPLATEWORKER__DISCORD__API_URL=$(value_of api)
export TEMPLATEWORKER__DISCORD__TOKEN=$(value_of token)
GUILD=$(value_of guild_id)
CHANNEL=$(value_of channel_id)
echo '[{"name": "hello", "description": "Say hello"}]' >commands.json
