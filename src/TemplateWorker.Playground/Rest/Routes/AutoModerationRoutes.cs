using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Rules of automatic moderation. They are kept and told of; nobody's messages are held back by them.</summary>
sealed class AutoModerationRoutes(WorldState world, AccessRules access, GuildThings rules)
{
    const string All = "/guilds/{guild_id}/auto-moderation/rules";
    const string One = All + "/{rule_id}";

    // From Discord's documentation: keyword, spam, keyword preset, mention spam, member profile.
    static readonly int[] Triggers = [1, 3, 4, 5, 6];

    public IEnumerable<ApiRoute> Routes =>
    [
        new("GET", All, RouteLimit.Reading, List),
        new("POST", All, RouteLimit.Messages, CreateAsync),
        new("GET", One, RouteLimit.Reading, Get),
        new("PATCH", One, RouteLimit.Messages, EditAsync),
        new("DELETE", One, RouteLimit.Messages, Delete),
    ];

    ValueTask<ApiAnswer> List(ApiRequest request)
    {
        lock (world.Gate)
        {
            var guild = Guild(request);
            return new(ApiAnswer.Array(rules.All(guild), (writer, rule) => ModerationRuleJson.Write(writer, guild.Id, rule)));
        }
    }

    ValueTask<ApiAnswer> Get(ApiRequest request)
    {
        lock (world.Gate)
        {
            var guild = Guild(request);
            return new(Answer(guild, Find(guild, request)));
        }
    }

    async ValueTask<ApiAnswer> CreateAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        Check(form, isNew: true);
        lock (world.Gate)
        {
            var guild = Guild(request);
            return Answer(guild, rules.Add(guild, form.Element, request.Reason));
        }
    }

    async ValueTask<ApiAnswer> EditAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        Check(form, isNew: false);
        lock (world.Gate)
        {
            var guild = Guild(request);
            // What a rule looks for cannot be changed.
            var change = JsonMerge.Without(form.Element, "trigger_type");
            return Answer(guild, rules.Change(guild, Find(guild, request), change, request.Reason));
        }
    }

    ValueTask<ApiAnswer> Delete(ApiRequest request)
    {
        lock (world.Gate)
        {
            var guild = Guild(request);
            rules.Remove(guild, Find(guild, request), request.Reason);
            return new(ApiAnswer.NoContent);
        }
    }

    static void Check(Form form, bool isNew)
    {
        form.Text("name", 1, 100, required: isNew);
        form.Choice("event_type", required: isNew, 1, 2);
        form.Choice("trigger_type", required: isNew, Triggers);
        form.Object("trigger_metadata");
        form.Flag("enabled");
        form.Items("exempt_roles", 0, 20);
        form.Items("exempt_channels", 0, 50);
        foreach (var action in form.List("actions", 1, 5, required: isNew) ?? [])
        {
            action.Choice("type", required: true, 1, 2, 3, 4);
            action.Object("metadata");
        }
        form.Errors.ThrowIfAny();
    }

    GuildState Guild(ApiRequest request) => access.Guild(request.Id("guild_id"), GuildPermissions.ManageGuild);

    GuildObject Find(GuildState guild, ApiRequest request) =>
        rules.Find(guild, request.Id("rule_id")) ?? throw DiscordErrors.UnknownModerationRule();

    static ApiAnswer Answer(GuildState guild, GuildObject rule) => ApiAnswer.Json((guild.Id, rule), static (writer, state) =>
        ModerationRuleJson.Write(writer, state.Id, state.rule));
}
