using System.Text.Json;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Registration of application commands, global and per guild.</summary>
sealed class CommandRoutes(WorldState world, AccessRules access, CommandRegistry registry)
{
    const string Global = "/applications/{application_id}/commands";
    const string OfGuild = "/applications/{application_id}/guilds/{guild_id}/commands";

    public IEnumerable<ApiRoute> Routes =>
        ((string[])[Global, OfGuild]).SelectMany(scope => (ApiRoute[])
        [
            new("GET", scope, RouteLimit.Reading, List),
            new("POST", scope, RouteLimit.Commands, UpsertAsync),
            new("PUT", scope, RouteLimit.Commands, OverwriteAsync),
            new("GET", scope + "/{command_id}", RouteLimit.Reading, Get),
            new("PATCH", scope + "/{command_id}", RouteLimit.Commands, EditAsync),
            new("DELETE", scope + "/{command_id}", RouteLimit.Commands, Delete),
        ]);

    ValueTask<ApiAnswer> List(ApiRequest request)
    {
        var withLocalizations = request.QueryFlag("with_localizations");
        return new(ApiAnswer.Array(registry.List(Scope(request)), (writer, command) =>
            CommandJson.Write(writer, world.ApplicationId, command, withLocalizations)));
    }

    ValueTask<ApiAnswer> Get(ApiRequest request) => new(Answer(Find(request)));

    async ValueTask<ApiAnswer> UpsertAsync(ApiRequest request)
    {
        var guildId = Scope(request);
        var body = (await request.BodyAsync()).Json;
        var form = Form.Of(body);
        CommandRules.Check(form, guildId is null);
        form.Errors.ThrowIfAny();

        lock (world.Gate)
        {
            var (type, name) = CommandRegistry.Key(body);
            var most = CommandRules.MostOf(type);
            if (registry.Find(guildId, type, name) is null && registry.List(guildId).Count(c => c.Type == type) >= most)
                throw DiscordErrors.TooManyCommands(most);
            var (command, isNew) = registry.Upsert(guildId, body);
            return Answer(command, isNew ? 201 : 200);
        }
    }

    async ValueTask<ApiAnswer> OverwriteAsync(ApiRequest request)
    {
        var guildId = Scope(request);
        var body = (await request.BodyAsync()).Json;
        var errors = new FormErrors();
        if (body.ValueKind != JsonValueKind.Array)
        {
            errors.Add("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            errors.ThrowIfAny();
        }

        var keys = new HashSet<(ApplicationCommandType, string)>();
        var forms = Form.Objects(body, errors);
        foreach (var form in forms)
        {
            CommandRules.Check(form, guildId is null);
            if (!keys.Add(CommandRegistry.Key(form.Element)))
                form.Errors.Add("APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
        }

        errors.ThrowIfAny();
        foreach (var type in Enum.GetValues<ApplicationCommandType>())
        {
            if (keys.Count(key => key.Item1 == type) > CommandRules.MostOf(type))
                throw DiscordErrors.TooManyCommands(CommandRules.MostOf(type));
        }

        return ApiAnswer.Array(registry.Overwrite(guildId, forms.Select(form => form.Element)), (writer, command) =>
            CommandJson.Write(writer, world.ApplicationId, command, withLocalizations: true));
    }

    async ValueTask<ApiAnswer> EditAsync(ApiRequest request)
    {
        var change = Form.Of((await request.BodyAsync()).Json).Element;
        var before = Find(request);
        // The kind of a command cannot be changed.
        var definition = JsonMerge.Merge(before.Definition, JsonMerge.Without(change, "type"));
        var form = Form.Of(definition);
        CommandRules.Check(form, before.GuildId is null);
        if (registry.Find(before.GuildId, before.Type, definition.Text("name") ?? "") is { } other && other.Id != before.Id)
            form.Errors.At("name").Add(
                "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
        form.Errors.ThrowIfAny();
        return Answer(registry.Replace(before, definition));
    }

    ValueTask<ApiAnswer> Delete(ApiRequest request)
    {
        if (!registry.Remove(Scope(request), request.Id("command_id")))
            throw DiscordErrors.UnknownCommand();
        return new(ApiAnswer.NoContent);
    }

    Snowflake? Scope(ApiRequest request)
    {
        access.Application(request.Id("application_id"));
        return request.Text("guild_id").Length == 0 ? null : access.Guild(request.Id("guild_id")).Id;
    }

    ApplicationCommand Find(ApiRequest request) =>
        registry.Find(Scope(request), request.Id("command_id")) ?? throw DiscordErrors.UnknownCommand();

    ApiAnswer Answer(ApplicationCommand command, int status = 200) => ApiAnswer.Json(
        (world.ApplicationId, command),
        static (writer, state) => CommandJson.Write(writer, state.ApplicationId, state.command, withLocalizations: true),
        status);
}
