namespace TemplateWorker.Storage.Tests.Migrations;

/// <summary>All that a database is at one moment: its schema, and every row.</summary>
static class DatabaseImage
{
    // What catalogs know of tables that a dump of rows does not show.
    const string Schema =
        """
        SELECT 'relation', relname, relkind::text, coalesce(pg_get_indexdef(CASE WHEN relkind = 'i' THEN oid END), '') FROM pg_class
            WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT 'constraint', conname, conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT 'column', attname, attrelid::regclass::text,
                format_type(atttypid, atttypmod) || attnotnull || coalesce(pg_get_expr(adbin, adrelid), '')
            FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace) AND attnum > 0 AND NOT attisdropped
        UNION ALL SELECT 'trigger', tgname, tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT 'function', proname, '', prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        ORDER BY 1, 2, 3, 4
        """;

    public static async Task<string> OfAsync(RawDatabase database) => string.Join('\n',
        [
            .. await database.RowsAsync(Schema),
            await database.ScalarAsync<string>("SELECT schema_to_xml('public', true, false, '')::text"),
        ]);
}
