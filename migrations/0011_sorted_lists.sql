-- Numeric lists of tenants: each member once in a list, ordered by score. What they take counts in tenant_kv_usage.
CREATE TABLE tenant_sorted (
    owner_id TEXT NOT NULL,
    owner_type TEXT NOT NULL,
    list TEXT NOT NULL,
    member TEXT NOT NULL,
    score DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (owner_id, owner_type, list, member)
);

-- Ranks and tops go by score, the highest first, then by the code points of the member.
CREATE INDEX tenant_sorted_ranked ON tenant_sorted (owner_id, owner_type, list, score DESC, member COLLATE "C");
