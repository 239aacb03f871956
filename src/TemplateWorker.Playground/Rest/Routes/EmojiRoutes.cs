using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>The own emojis of guilds.</summary>
sealed partial class EmojiRoutes(WorldState world, AccessRules access, EmojiRegistry registry)
{
    // Of a guild without boosts, still and moving ones each; from Discord's documentation.
    const int MostEmojis = 50;

    // Bytes, from Discord's documentation.
    const int LargestImage = 256 * 1024;

    public IEnumerable<ApiRoute> Routes =>
    [
        new("GET", "/guilds/{guild_id}/emojis", RouteLimit.Reading, List),
        new("GET", "/guilds/{guild_id}/emojis/{emoji_id}", RouteLimit.Reading, Get),
        new("POST", "/guilds/{guild_id}/emojis", RouteLimit.Messages, CreateAsync),
        new("PATCH", "/guilds/{guild_id}/emojis/{emoji_id}", RouteLimit.Messages, EditAsync),
        new("DELETE", "/guilds/{guild_id}/emojis/{emoji_id}", RouteLimit.Messages, Delete),
    ];

    ValueTask<ApiAnswer> List(ApiRequest request)
    {
        lock (world.Gate)
            return new(ApiAnswer.Array(access.Guild(request.Id("guild_id")).Emojis.Values, EmojiJson.Write));
    }

    ValueTask<ApiAnswer> Get(ApiRequest request)
    {
        lock (world.Gate)
            return new(ApiAnswer.Json(Find(access.Guild(request.Id("guild_id")), request), EmojiJson.Write));
    }

    async ValueTask<ApiAnswer> CreateAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        var name = ReadName(form, isNew: true);
        var isAnimated = ReadImage(form);
        lock (world.Gate)
        {
            var guild = access.Guild(request.Id("guild_id"), GuildPermissions.CreateGuildExpressions);
            var roles = ReadRoles(form, guild);
            form.Errors.ThrowIfAny();
            if (guild.Emojis.Values.Count(emoji => emoji.IsAnimated == isAnimated) >= MostEmojis)
                throw DiscordErrors.TooManyEmojis(MostEmojis);
            var emoji = new GuildEmoji(world.Ids.Next(), name!, world.Bot, roles ?? [], isAnimated);
            return ApiAnswer.Json(registry.Add(guild, emoji, request.Reason), EmojiJson.Write, 201);
        }
    }

    async ValueTask<ApiAnswer> EditAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        var name = ReadName(form, isNew: false);
        lock (world.Gate)
        {
            var guild = Manageable(request);
            var before = Find(guild, request);
            var roles = ReadRoles(form, guild);
            form.Errors.ThrowIfAny();
            var after = before with { Name = name ?? before.Name, Roles = roles ?? before.Roles };
            return ApiAnswer.Json(registry.Replace(guild, before, after, request.Reason), EmojiJson.Write);
        }
    }

    ValueTask<ApiAnswer> Delete(ApiRequest request)
    {
        lock (world.Gate)
        {
            var guild = Manageable(request);
            registry.Remove(guild, Find(guild, request), request.Reason);
            return new(ApiAnswer.NoContent);
        }
    }

    GuildState Manageable(ApiRequest request) =>
        access.Guild(request.Id("guild_id"), GuildPermissions.ManageGuildExpressions);

    static GuildEmoji Find(GuildState guild, ApiRequest request) =>
        guild.Emojis.GetValueOrDefault(request.Id("emoji_id")) ?? throw DiscordErrors.NoSuchEmoji();

    static string? ReadName(Form form, bool isNew)
    {
        var name = form.Text("name", 2, 32, required: isNew);
        if (name is not null && !NamePattern.IsMatch(name))
            form.Errors.At("name").Add("STRING_TYPE_REGEX", "String value did not match validation regex.");
        return name;
    }

    static bool ReadImage(Form form)
    {
        if (form.Text("image", 1, int.MaxValue, required: true) is not { } image)
            return false;
        var match = ImagePattern.Match(image);
        var data = match.Success ? image[match.Length..] : "";
        if (!match.Success || !Convert.TryFromBase64String(data, new byte[data.Length], out var length))
            form.Errors.At("image").Add("BASE_TYPE_INVALID_IMAGE", "Invalid image data");
        else if (length > LargestImage)
            form.Errors.At("image").Add("BINARY_TYPE_MAX_SIZE", "File cannot be larger than 256.0 kb.");
        return match.Groups["kind"].Value == "gif";
    }

    static ImmutableArray<Snowflake>? ReadRoles(Form form, GuildState guild)
    {
        if (form.Items("roles", 0, int.MaxValue) is not { } items)
            return null;
        var ids = items.EnumerateArray().Select(item => Snowflake.TryParse(item.ToString(), out var id) ? id : default);
        var roles = ids.Distinct().ToImmutableArray();
        return roles.All(guild.Roles.ContainsKey) ? roles : throw DiscordErrors.UnknownRole();
    }

    [GeneratedRegex("^[A-Za-z0-9_]+$")]
    static partial Regex NamePattern { get; }

    [GeneratedRegex("^data:image/(?<kind>png|jpe?g|gif|webp|avif);base64,")]
    static partial Regex ImagePattern { get; }
}
