-- Usage counts all that a tenant stores: keys, values and scopes with 256 bytes for each record, and members of sorted
-- lists with 64 bytes for each. Every write counts in the same transaction, so those under way end first and none begins.
LOCK TABLE tenant_kv_usage IN SHARE ROW EXCLUSIVE MODE;

DELETE FROM tenant_kv_usage;

INSERT INTO tenant_kv_usage (owner_id, owner_type, bytes)
SELECT owner_id, owner_type, sum(bytes)
FROM (
    SELECT owner_id, owner_type,
        octet_length(key) + octet_length(array_to_string(scopes, '')) + coalesce(octet_length(value::text), 0) + 256 AS bytes
    FROM tenant_kv
    UNION ALL
    SELECT owner_id, owner_type, octet_length(list) + octet_length(member) + 64
    FROM tenant_sorted
) stored
GROUP BY owner_id, owner_type;
