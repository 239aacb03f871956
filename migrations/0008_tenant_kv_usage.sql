-- What a tenant's keys and values take, in bytes of their text; the counter behind the quota.
CREATE TABLE tenant_kv_usage (
    owner_id TEXT NOT NULL,
    owner_type TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    PRIMARY KEY (owner_id, owner_type)
);

INSERT INTO tenant_kv_usage (owner_id, owner_type, bytes)
SELECT owner_id, owner_type, sum(octet_length(key) + coalesce(octet_length(value::text), 0))
FROM tenant_kv
GROUP BY owner_id, owner_type;

-- Finding by prefix and paging go by code points, whatever language the database sorts by.
CREATE INDEX tenant_kv_ordered ON tenant_kv (owner_id, owner_type, key COLLATE "C", scopes);
