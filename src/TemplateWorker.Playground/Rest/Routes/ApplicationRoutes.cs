using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>The bot's own account and application.</summary>
sealed class ApplicationRoutes(WorldState world)
{
    // Discord gives every application an Ed25519 key of 32 bytes; over the gateway nobody checks with it.
    static readonly string VerifyKey = new('0', 64);

    public IEnumerable<ApiRoute> Routes =>
    [
        new("GET", "/users/@me", RouteLimit.Reading, _ => new(Self())),
        new("GET", "/users/@me/guilds", RouteLimit.Reading, _ => new(OwnGuilds())),
        new("GET", "/users/{user_id}", RouteLimit.Reading, request => new(User(request.Id("user_id")))),
        new("GET", "/applications/@me", RouteLimit.Reading, _ => new(Application())),
        new("GET", "/oauth2/applications/@me", RouteLimit.Reading, _ => new(Application())),
    ];

    ApiAnswer Self() => ApiAnswer.Json(world.Bot, UserJson.WriteSelf);

    ApiAnswer User(Snowflake id)
    {
        lock (world.Gate)
            return ApiAnswer.Json(world.Users.GetValueOrDefault(id) ?? throw DiscordErrors.UnknownUser(), UserJson.Write);
    }

    ApiAnswer OwnGuilds()
    {
        lock (world.Gate)
        {
            return ApiAnswer.Array(world.Guilds.Values, (writer, guild) =>
            {
                writer.WriteStartObject();
                writer.WriteId("id"u8, guild.Id);
                writer.WriteString("name"u8, guild.Name);
                writer.WriteNulls("icon", "banner");
                writer.WriteBoolean("owner"u8, false);
                writer.WriteBits("permissions"u8, PermissionRules.InGuild(guild, guild.Members[world.Bot.Id]));
                writer.WriteEmptyArrays("features");
                writer.WriteEndObject();
            });
        }
    }

    ApiAnswer Application()
    {
        lock (world.Gate)
        {
            return ApiAnswer.Json(world, static (writer, world) =>
            {
                writer.WriteStartObject();
                writer.WriteId("id"u8, world.ApplicationId);
                writer.WriteString("name"u8, world.Bot.Username);
                writer.WriteString("description"u8, "");
                UserJson.Write(writer, "bot"u8, world.Bot);
                UserJson.Write(writer, "owner"u8, world.Users[SeedIds.User(0)]);
                writer.WriteString("summary"u8, "");
                writer.WriteString("verify_key"u8, VerifyKey);
                writer.WriteBoolean("bot_public"u8, true);
                writer.WriteBoolean("bot_require_code_grant"u8, false);
                writer.WriteNumber("flags"u8, SessionStart.ApplicationFlags);
                writer.WriteId("flags_new"u8, new Snowflake(SessionStart.ApplicationFlags));
                writer.WriteNumber("explicit_content_filter"u8, 0);
                writer.WriteNumber("approximate_guild_count"u8, world.Guilds.Count);
                writer.WriteNumber("approximate_user_install_count"u8, 0);
                writer.WriteNumber("approximate_user_authorization_count"u8, 0);
                writer.WriteNulls(
                    "icon", "type", "team", "interactions_endpoint_url", "role_connections_verification_url");
                writer.WriteEmptyArrays("redirect_uris", "eligible_oauth2_scopes", "tags");
                writer.WriteEndObject();
            });
        }
    }
}
