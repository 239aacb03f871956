using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.Rest.Forms;
using TemplateWorker.Playground.Rest.RateLimiting;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest.Routes;

/// <summary>Opens channels of direct messages; what is posted there goes the way of all messages.</summary>
sealed class DirectMessageRoutes(WorldState world, AccessRules access, DirectChannels channels)
{
    public IEnumerable<ApiRoute> Routes =>
    [
        new("POST", "/users/@me/channels", RouteLimit.Messages, OpenAsync),
    ];

    async ValueTask<ApiAnswer> OpenAsync(ApiRequest request)
    {
        var form = Form.Of((await request.BodyAsync()).Json);
        form.Text("recipient_id", 1, 20, required: true);
        form.Errors.ThrowIfAny();
        lock (world.Gate)
        {
            var user = access.User(form.Element.Id("recipient_id") ?? default);
            var isMet = world.Guilds.Values.Any(guild => guild.Members.ContainsKey(user.Id));
            if (user.IsBot || !isMet)
                throw DiscordErrors.CannotWriteTo();
            return ApiAnswer.Json(
                (channels.Open(user).Channel, user),
                static (writer, state) => ChannelJson.WriteDirect(writer, state.Channel, state.user));
        }
    }
}
