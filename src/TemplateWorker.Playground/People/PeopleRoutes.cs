using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.People;

/// <summary>What people do, over HTTP. It needs no authorization: the playground listens on loopback only.</summary>
sealed class PeopleRoutes(WorldState world, PlaygroundWorld view, PlaygroundPeople people, ApiPipeline pipeline)
{
    readonly PeopleAccess _access = new(world);
    readonly ChangeStream _changes = new(world);

    public void Map(IEndpointRouteBuilder endpoints, CancellationToken stopping)
    {
        var group = endpoints.MapGroup("/playground");
        group.MapPost("/messages", Answer(SendAsync));
        group.MapPatch("/messages/{message_id}", Answer(EditAsync));
        group.MapDelete("/messages/{message_id}", Answer(Delete));
        group.MapPost("/commands", Answer(RunAsync));
        group.MapPost("/autocomplete", Answer(AutocompleteAsync));
        group.MapPost("/clicks", Answer(ClickAsync));
        group.MapPost("/modals", Answer(SubmitAsync));
        group.MapPost("/reactions", Answer(ReactAsync));
        group.MapDelete("/reactions", Answer(UnreactAsync));
        group.MapPost("/interests", Answer(request => InterestAsync(request, isInterested: true)));
        group.MapDelete("/interests", Answer(request => InterestAsync(request, isInterested: false)));
        group.MapPost("/members", Answer(JoinAsync));
        group.MapDelete("/members/{member_id}", Answer(Leave));
        group.MapDelete("/guilds/{guild_id}", Answer(RemoveBot));
        group.MapGet("/channels/{channel_id}/messages", Answer(Read));
        group.MapGet("/changes", (RequestDelegate)(context => _changes.ServeAsync(context, stopping)));
        group.MapGet("/world", Answer(_ => new(WorldJson.Answer(world, view))));
    }

    async ValueTask<ApiAnswer> SendAsync(ApiRequest request)
    {
        var body = await BodyAsync(request);
        var message = people.SendMessage(
            Need(body, "channel_id"), Need(body, "member_id"), NeedText(body, "content"));
        return Created("message_id", message.Id);
    }

    async ValueTask<ApiAnswer> EditAsync(ApiRequest request)
    {
        var body = await BodyAsync(request);
        var message = people.EditMessage(request.Id("message_id"), Need(body, "member_id"), NeedText(body, "content"));
        return Created("message_id", message.Id);
    }

    ValueTask<ApiAnswer> Delete(ApiRequest request)
    {
        var member = request.QueryId("member_id")
            ?? throw new PersonActionException(PersonActionFailure.Invalid, "The query needs \"member_id\", an id.");
        people.DeleteMessage(request.Id("message_id"), member);
        return new(ApiAnswer.NoContent);
    }

    async ValueTask<ApiAnswer> RunAsync(ApiRequest request)
    {
        var body = await BodyAsync(request);
        var interaction = people.RunCommand(
            Need(body, "channel_id"),
            Need(body, "member_id"),
            NeedText(body, "name"),
            GivenOptions.Read(body.Member("options")),
            body.Id("target_id"));
        return Created("interaction_id", interaction);
    }

    async ValueTask<ApiAnswer> AutocompleteAsync(ApiRequest request)
    {
        var body = await BodyAsync(request);
        var interaction = people.Autocomplete(
            Need(body, "channel_id"),
            Need(body, "member_id"),
            NeedText(body, "name"),
            GivenOptions.Read(body.Member("options")),
            NeedText(body, "focused"));
        return Created("interaction_id", interaction);
    }

    async ValueTask<ApiAnswer> ClickAsync(ApiRequest request)
    {
        var body = await BodyAsync(request);
        var values = body.Items("values") is { } items
            ? items.EnumerateArray().Select(item => item.ToString()).ToList()
            : [];
        return Created("interaction_id", people.Click(
            Need(body, "message_id"), Need(body, "member_id"), NeedText(body, "custom_id"), values));
    }

    async ValueTask<ApiAnswer> SubmitAsync(ApiRequest request)
    {
        var body = await BodyAsync(request);
        var values = body.Member("values") is { ValueKind: JsonValueKind.Object } given
            ? GivenOptions.OfObject(given).ToDictionary(value => value.Key, value => Chosen(value.Value))
            : [];
        return Created("interaction_id", people.SubmitModal(
            Need(body, "interaction_id"), Need(body, "member_id"), values));
    }

    static IReadOnlyList<string> Chosen(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select(TextOf)]
        : [TextOf(value)];

    static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    async ValueTask<ApiAnswer> ReactAsync(ApiRequest request)
    {
        var body = await BodyAsync(request);
        people.React(Need(body, "message_id"), Need(body, "member_id"), NeedText(body, "emoji"));
        return ApiAnswer.NoContent;
    }

    async ValueTask<ApiAnswer> UnreactAsync(ApiRequest request)
    {
        var body = await BodyAsync(request);
        people.Unreact(Need(body, "message_id"), Need(body, "member_id"), NeedText(body, "emoji"));
        return ApiAnswer.NoContent;
    }

    async ValueTask<ApiAnswer> InterestAsync(ApiRequest request, bool isInterested)
    {
        var body = await BodyAsync(request);
        people.SetInterest(GuildId(body.Id("guild_id")), Need(body, "event_id"), Need(body, "member_id"), isInterested);
        return ApiAnswer.NoContent;
    }

    async ValueTask<ApiAnswer> JoinAsync(ApiRequest request)
    {
        var body = await BodyAsync(request);
        return Created("member_id", people.Join(GuildId(body.Id("guild_id")), NeedText(body, "name")).Id);
    }

    ValueTask<ApiAnswer> Leave(ApiRequest request)
    {
        people.Leave(GuildId(request.QueryId("guild_id")), request.Id("member_id"));
        return new(ApiAnswer.NoContent);
    }

    ValueTask<ApiAnswer> RemoveBot(ApiRequest request)
    {
        var guild = request.Id("guild_id");
        return view.RemoveGuild(guild)
            ? new(ApiAnswer.NoContent)
            : throw new PersonActionException(PersonActionFailure.NotFound, $"There is no guild {guild}.");
    }

    ValueTask<ApiAnswer> Read(ApiRequest request)
    {
        var channelId = request.Id("channel_id");
        var viewer = request.QueryId("member_id");
        lock (world.Gate)
        {
            _access.CheckReading(channelId, viewer);
            return new(ApiAnswer.Array(view.Messages(channelId, viewer), (writer, message) =>
                PersonView.Write(writer, world, message)));
        }
    }

    // Without a guild the first one is meant.
    static Snowflake GuildId(Snowflake? given) => given ?? SeedIds.Guild(0);

    RequestDelegate Answer(Func<ApiRequest, ValueTask<ApiAnswer>> handle) => context =>
        pipeline.RunAsync(context, async request =>
        {
            try
            {
                return await handle(request);
            }
            catch (PersonActionException error)
            {
                throw new DiscordApiException(StatusOf(error.Failure), 0, error.Message);
            }
        });

    static int StatusOf(PersonActionFailure failure) => failure switch
    {
        PersonActionFailure.NotFound => StatusCodes.Status404NotFound,
        PersonActionFailure.Forbidden => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status400BadRequest,
    };

    static async ValueTask<JsonElement> BodyAsync(ApiRequest request) => (await request.BodyAsync()).Json;

    static Snowflake Need(JsonElement body, string name) => body.Id(name)
        ?? throw new PersonActionException(PersonActionFailure.Invalid, $"The body needs \"{name}\", an id.");

    static string NeedText(JsonElement body, string name) => body.Text(name)
        ?? throw new PersonActionException(PersonActionFailure.Invalid, $"The body needs \"{name}\", a string.");

    static ApiAnswer Created(string name, Snowflake id) => ApiAnswer.Json((name, id), static (writer, state) =>
    {
        writer.WriteStartObject();
        writer.WriteString(state.name, state.id.ToString());
        writer.WriteEndObject();
    });
}
