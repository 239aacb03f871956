namespace TemplateWorker.Storage.KeyValue;

/// <summary>
/// The statements about sorted lists, under the same lock and counter as records. Parameters 1 to 3 are always owner id,
/// owner type and list.
/// </summary>
static class SortedListSql
{
    /// <summary>$4 member, $5 score, $6 tenant's limit. No row when there is no room.</summary>
    public static readonly string Set = Write("EXCLUDED.score");

    /// <summary>$4 member, $5 what to add, $6 tenant's limit. No row when there is no room.</summary>
    public static readonly string Add = Write("sorted.score + EXCLUDED.score");

    // The two counts go by the index; one comparison of both columns would not, because their directions differ.
    public static readonly string Find = $"""
        SELECT found.score, 1
            + (SELECT count(*) FROM tenant_sorted sorted WHERE {List} AND sorted.score > found.score)
            + (SELECT count(*) FROM tenant_sorted sorted WHERE {List} AND sorted.score = found.score AND sorted.member COLLATE "C" < $4)
        FROM (SELECT score FROM tenant_sorted sorted WHERE {List} AND sorted.member = $4) found
        """;

    /// <summary>$4 most members, $5 members to pass over.</summary>
    public static readonly string Highest = $"""
        SELECT sorted.member, sorted.score FROM tenant_sorted sorted WHERE {List}
        ORDER BY sorted.score DESC, sorted.member COLLATE "C" LIMIT $4 OFFSET $5
        """;

    /// <summary>The same from the other end. The last column is how many members there are.</summary>
    public static readonly string Lowest = $"""
        SELECT sorted.member, sorted.score, (SELECT count(*) FROM tenant_sorted sorted WHERE {List}) FROM tenant_sorted sorted WHERE {List}
        ORDER BY sorted.score, sorted.member COLLATE "C" DESC LIMIT $4 OFFSET $5
        """;

    public static readonly string Count = $"SELECT count(*) FROM tenant_sorted sorted WHERE {List}";

    /// <summary>$4 member.</summary>
    public static readonly string Delete = Remove("AND sorted.member = $4");

    public static readonly string Clear = Remove("");

    const string List = "sorted.owner_id = $1 AND sorted.owner_type = $2 AND sorted.list = $3";

    static string Write(string score) => $"""
        WITH sized AS MATERIALIZED (
            SELECT CASE WHEN EXISTS (SELECT FROM tenant_sorted sorted WHERE {List} AND sorted.member = $4) THEN 0
                ELSE {CountedSize.OfMemberInSql("$3", "$4")} END AS growth
        ), counted AS (
            {KeyValueUsageSql.Count}
        )
        INSERT INTO tenant_sorted AS sorted (owner_id, owner_type, list, member, score)
        SELECT $1, $2, $3, $4, $5 FROM counted
        ON CONFLICT (owner_id, owner_type, list, member) DO UPDATE SET score = {score}
        RETURNING score
        """;

    static string Remove(string condition) => $"""
        WITH removed AS (
            DELETE FROM tenant_sorted sorted WHERE {List} {condition}
            RETURNING {CountedSize.OfMemberInSql("sorted.list", "sorted.member")} AS bytes
        ), counted AS (
            UPDATE tenant_kv_usage AS usage SET bytes = greatest(usage.bytes - total.bytes, 0)
            FROM (SELECT coalesce(sum(bytes), 0) AS bytes FROM removed) total
            WHERE usage.owner_id = $1 AND usage.owner_type = $2 AND total.bytes > 0
        )
        SELECT count(*) FROM removed
        """;
}
