-- Every value from encoding v1 (plain JSON, special values tagged) to v2 (every value tagged), in one statement.
-- Most values are texts, so those within others are converted without a call.
CREATE FUNCTION pg_temp.khronosvalue_v2(old jsonb) RETURNS jsonb LANGUAGE plpgsql STRICT AS $function$
DECLARE
    content jsonb;
    number numeric;
BEGIN
    CASE jsonb_typeof(old)
    WHEN 'string' THEN
        RETURN jsonb_build_object('Text', old);
    WHEN 'boolean' THEN
        RETURN jsonb_build_object('Boolean', old);
    WHEN 'null' THEN
        RETURN '"Null"';
    WHEN 'number' THEN
        -- jsonb prints numbers without exponents, so a fraction shows itself by its point, even in 1.0.
        IF strpos(old::text, '.') = 0 THEN
            number := old::numeric;
            IF number BETWEEN -9223372036854775808 AND 9223372036854775807 THEN
                RETURN jsonb_build_object('Integer', old);
            ELSIF number BETWEEN 0 AND 18446744073709551615 THEN
                RETURN jsonb_build_object('UnsignedInteger', old);
            END IF;
        END IF;
        RETURN jsonb_build_object('Float', old);
    WHEN 'array' THEN
        RETURN jsonb_build_object('List', coalesce(
            (SELECT jsonb_agg(CASE jsonb_typeof(item) WHEN 'string' THEN jsonb_build_object('Text', item)
                ELSE pg_temp.khronosvalue_v2(item) END)
             FROM jsonb_array_elements(old) AS items (item)),
            '[]'));
    ELSE
        content := old -> 'value';
        -- An object whose tag is unknown or incomplete falls through and stays a map.
        CASE old ->> '___khronosValType___'
        WHEN 'buffer' THEN
            IF jsonb_typeof(content) = 'array' AND NOT EXISTS (
                SELECT FROM jsonb_array_elements(content) AS octet
                WHERE jsonb_typeof(octet) <> 'number' OR octet::text !~ '^[0-9]{1,3}$' OR (octet::text)::integer > 255)
            THEN
                RETURN jsonb_build_object('Buffer', content);
            END IF;
        WHEN 'vector' THEN
            IF jsonb_typeof(content) = 'array' AND jsonb_array_length(content) = 3 AND NOT EXISTS (
                SELECT FROM jsonb_array_elements(content) AS coordinate WHERE jsonb_typeof(coordinate) <> 'number')
            THEN
                RETURN jsonb_build_object('Vector', content);
            END IF;
        WHEN 'timestamptz' THEN
            IF jsonb_typeof(content) = 'string' AND content #>> '{}' ~
                '^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$'
            THEN
                BEGIN
                    PERFORM (left(content #>> '{}', 10) || ' ' || substr(content #>> '{}', 12, 8))::timestamp;
                    RETURN jsonb_build_object('Timestamptz', content);
                EXCEPTION WHEN datetime_field_overflow OR invalid_datetime_format THEN
                    NULL;
                END;
            END IF;
        WHEN 'interval' THEN
            IF jsonb_typeof(content) = 'array' AND jsonb_array_length(content) = 2
                AND jsonb_typeof(content -> 0) = 'number' AND content ->> 0 ~ '^-?[0-9]{1,19}$'
                AND (content ->> 0)::numeric BETWEEN -9223372036854775808 AND 9223372036854775807
                AND jsonb_typeof(content -> 1) = 'number' AND content ->> 1 ~ '^[0-9]{1,9}$'
            THEN
                RETURN jsonb_build_object('Interval', content);
            END IF;
        WHEN 'timezone' THEN
            IF jsonb_typeof(content) = 'string' AND length(content #>> '{}') <= 64
                AND content #>> '{}' ~ '^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$'
            THEN
                RETURN jsonb_build_object('TimeZone', content);
            END IF;
        ELSE
        END CASE;
        RETURN jsonb_build_object('Map', coalesce(
            (SELECT jsonb_agg(jsonb_build_array(jsonb_build_object('Text', name),
                CASE jsonb_typeof(item) WHEN 'string' THEN jsonb_build_object('Text', item)
                ELSE pg_temp.khronosvalue_v2(item) END))
             FROM jsonb_each(old) AS entries (name, item)),
            '[]'));
    END CASE;
END
$function$;

UPDATE guild_templates_kv SET value = pg_temp.khronosvalue_v2(value) WHERE value IS NOT NULL;

DROP FUNCTION pg_temp.khronosvalue_v2(jsonb);
