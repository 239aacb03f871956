namespace TemplateWorker.Storage.Administration;

/// <summary>The statements about everything in the schema that the connection works in.</summary>
static class SchemaSql
{
    /// <summary>Tables, with their names as SQL.</summary>
    public const string Tables = """
        SELECT c.relname, format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND c.relkind = 'r' AND NOT EXISTS (
            SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
        ORDER BY c.relname
        """;

    /// <summary>How many things of any kind there are.</summary>
    public const string CountObjects = $"SELECT count(*) FROM ({Objects}) all_objects";

    /// <summary>
    /// Drops everything but what belongs to an extension, and sequences of identity columns, which go with their table. A drop may take with it what comes later in the list, so each looks
    /// whether its object is still there.
    /// </summary>
    public const string DropAll = $$"""
        DO $drop$
        DECLARE
            statement text;
        BEGIN
            FOR statement IN SELECT drop_statement FROM ({{Objects}}) all_objects ORDER BY place, drop_statement LOOP
                EXECUTE statement;
            END LOOP;
        END
        $drop$
        """;

    const string Objects = """
        SELECT 1 AS place, format('DROP %s IF EXISTS %I.%I CASCADE',
            CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END,
            n.nspname, c.relname) AS drop_statement
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND NOT EXISTS (
            SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('e', 'i'))
        UNION ALL
        SELECT 2, format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure)
        FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE n.nspname = current_schema() AND p.prokind <> 'a' AND NOT EXISTS (
            SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
        UNION ALL
        SELECT 3, format('DROP TYPE IF EXISTS %I.%I CASCADE', n.nspname, t.typname)
        FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
        WHERE n.nspname = current_schema() AND t.typtype IN ('e', 'd') AND NOT EXISTS (
            SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
        """;
}
