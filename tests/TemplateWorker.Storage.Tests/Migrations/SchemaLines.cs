namespace TemplateWorker.Storage.Tests.Migrations;

/// <summary>A schema as the lines of Markdown that its page has for it: each table with its columns, keys, indexes and triggers, then the functions.</summary>
static class SchemaLines
{
    const string Question =
        """
        WITH tables AS (SELECT oid, relname::text AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r')
        SELECT line FROM (
            SELECT name, 0 AS part, 0 AS place, '' AS detail, '## `' || name || '`' AS line FROM tables
            UNION ALL
            SELECT name, 1, attnum, '', '| `' || attname || '` | ' || format_type(atttypid, atttypmod) || ' | '
                || CASE WHEN attnotnull THEN 'not null' ELSE '' END || ' | '
                || coalesce('`' || pg_get_expr(adbin, adrelid) || '`', CASE attidentity WHEN 'a' THEN 'always its own number' ELSE '' END) || ' |'
                FROM tables JOIN pg_attribute ON attrelid = oid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                WHERE attnum > 0 AND NOT attisdropped
            UNION ALL
            SELECT name, 2, strpos('pufc', contype::text), conname::text, '- constraint `' || conname || '`: `' || pg_get_constraintdef(c.oid) || '`'
                FROM tables JOIN pg_constraint c ON conrelid = tables.oid WHERE contype IN ('p', 'u', 'f', 'c')
            UNION ALL
            SELECT name, 3, 0, i.relname::text, '- index `' || i.relname || '`: `' || regexp_replace(pg_get_indexdef(i.oid), '^.* USING ', '') || '`'
                FROM tables JOIN pg_index ON indrelid = tables.oid JOIN pg_class i ON i.oid = indexrelid
                WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.oid AND contype IN ('p', 'u'))
            UNION ALL
            SELECT name, 4, 0, tgname::text, '- trigger `' || tgname || '`: `' || regexp_replace(pg_get_triggerdef(t.oid), '^CREATE TRIGGER \S+ (.*) ON public\.\S+ ', '\1 ') || '`'
                FROM tables JOIN pg_trigger t ON tgrelid = tables.oid WHERE NOT tgisinternal
            UNION ALL
            SELECT '~', 0, 0, proname::text, '- function `' || p.oid::regprocedure || '`' FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
        ) lines
        ORDER BY name COLLATE "C", part, place, detail COLLATE "C"
        """;

    public static Task<List<string>> OfAsync(RawDatabase database) => database.RowsAsync(Question);

    /// <summary>Those of a page; what it says besides is for people.</summary>
    public static List<string> OfPage(string page) =>
        [.. page.Split('\n').Where(line => line.StartsWith("## `") || line.StartsWith("| `") || line.StartsWith("- "))];
}
