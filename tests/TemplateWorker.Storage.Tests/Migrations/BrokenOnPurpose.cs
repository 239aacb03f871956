using TemplateWorker.Storage.Migrations;

namespace TemplateWorker.Storage.Tests.Migrations;

/// <summary>Lets PostgreSQL itself refuse one statement of a migration, once it has carried it out or is about to.</summary>
static class BrokenOnPurpose
{
    /// <summary>Sets the trap.</summary>
    public static Task ArmAsync(RawDatabase database, SqlStatement statement) =>
        database.ExecuteAsync(
            $"""
            CREATE SCHEMA trap;
            CREATE FUNCTION trap.refuse() RETURNS event_trigger LANGUAGE plpgsql AS
                $trap$ BEGIN IF current_query() = $statement${statement.Text}$statement$ THEN RAISE 'broken on purpose'; END IF; END $trap$;
            CREATE EVENT TRIGGER refuse ON ddl_command_end EXECUTE FUNCTION trap.refuse();
            CREATE FUNCTION trap.refuse_rows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'broken on purpose'; END $$;
            {(IsOfRows(statement) ? "CREATE TRIGGER refuse BEFORE INSERT ON tenant_kv_usage EXECUTE FUNCTION trap.refuse_rows();" : "")}
            """);

    /// <summary>Takes it away.</summary>
    public static Task DisarmAsync(RawDatabase database) => database.ExecuteAsync("DROP EVENT TRIGGER refuse; DROP SCHEMA trap CASCADE");

    // Event triggers hear of changes of the schema alone.
    static bool IsOfRows(SqlStatement statement) => statement.Text.StartsWith("INSERT INTO tenant_kv_usage", StringComparison.Ordinal);
}
