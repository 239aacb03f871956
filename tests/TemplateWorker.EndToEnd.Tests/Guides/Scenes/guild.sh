# A database in which the guild 123456789012345678 has the template hello.
export DATABASE_URL=$MIGRATED_DATABASE
templateworker template new hello >/dev/null
templateworker template push hello --guild 123456789012345678 >/dev/null 2>&1
