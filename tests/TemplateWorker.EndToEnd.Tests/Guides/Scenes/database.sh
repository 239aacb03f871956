# An empty database of a PostgreSQL that runs, named by DATABASE_URL.
export DATABASE_URL=$EMPTY_DATABASE
