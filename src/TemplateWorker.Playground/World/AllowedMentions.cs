using System.Collections.Immutable;
using System.Text.Json;
using TemplateWorker.Playground.Json;

namespace TemplateWorker.Playground.World;

/// <summary>Which of the mentions in a text may notify.</summary>
sealed record AllowedMentions(
    bool AllUsers, bool AllRoles, bool Everyone, ImmutableHashSet<Snowflake> Users, ImmutableHashSet<Snowflake> Roles,
    bool RepliedUser)
{
    public static AllowedMentions Default { get; } = new(true, true, true, [], [], true);

    public static AllowedMentions Read(JsonElement? body)
    {
        if (body is not { ValueKind: JsonValueKind.Object } value)
            return Default;

        var parse = value.Items("parse") is { } items
            ? items.EnumerateArray().Select(item => item.GetString()).ToHashSet()
            : [];
        return new AllowedMentions(
            parse.Contains("users"),
            parse.Contains("roles"),
            parse.Contains("everyone"),
            Ids(value, "users"),
            Ids(value, "roles"),
            value.Flag("replied_user"));
    }

    public bool AllowsUser(Snowflake id) => AllUsers || Users.Contains(id);

    public bool AllowsRole(Snowflake id) => AllRoles || Roles.Contains(id);

    static ImmutableHashSet<Snowflake> Ids(JsonElement body, string name)
    {
        var ids = ImmutableHashSet.CreateBuilder<Snowflake>();
        if (body.Items(name) is { } items)
        {
            foreach (var item in items.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.String && Snowflake.TryParse(item.GetString(), out var id))
                    ids.Add(id);
            }
        }

        return ids.ToImmutable();
    }
}
