# A database, and a template in the folder greeter that nobody has pushed yet.
export DATABASE_URL=$MIGRATED_DATABASE
templateworker template new greeter >/dev/null
