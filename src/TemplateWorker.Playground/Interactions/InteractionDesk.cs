using TemplateWorker.Playground.Gateway;
using TemplateWorker.Playground.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Interactions;

/// <summary>Opens interactions, watches their deadlines and forgets them when their token has run out.</summary>
sealed class InteractionDesk(WorldState world)
{
    /// <summary>Time for the first answer, from Discord's documentation.</summary>
    public static readonly TimeSpan AnswerDeadline = TimeSpan.FromSeconds(3);

    /// <summary>How long a token serves after that, from Discord's documentation.</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(15);

    readonly Dictionary<string, Interaction> _byToken = [];
    readonly Queue<Interaction> _byAge = [];

    /// <summary>Sends an interaction to the bot.</summary>
    /// <param name="create">Makes it from a fresh id, a token and the current time.</param>
    /// <param name="data">Its <c>data</c> as UTF-8 JSON.</param>
    public Interaction Open(Func<Snowflake, string, DateTimeOffset, Interaction> create, byte[] data)
    {
        lock (world.Gate)
        {
            Forget();
            var id = world.Ids.Next();
            var interaction = create(id, InteractionToken.Create(id), world.Now);
            _byToken[interaction.Token] = interaction;
            _byAge.Enqueue(interaction);
            interaction.Deadline = world.Time.CreateTimer(
                _ => TimeOut(interaction), null, AnswerDeadline, Timeout.InfiniteTimeSpan);

            var payload = JsonBytes.Write((world, interaction, data), static (writer, state) =>
                InteractionJson.Write(writer, state.world, state.interaction, state.data));
            world.Dispatch(new GatewayEvent(
                "INTERACTION_CREATE", GatewayIntents.None, interaction.Channel.Guild.Id, payload));
            return interaction;
        }
    }

    /// <summary>Finds by token alone, as follow-ups do.</summary>
    /// <returns>Null once the token has run out.</returns>
    public Interaction? Find(string token)
    {
        lock (world.Gate)
        {
            return _byToken.TryGetValue(token, out var interaction) && world.Now - interaction.CreatedAt < TokenLife
                ? interaction
                : null;
        }
    }

    public Interaction? Find(Snowflake id, string token) =>
        Find(token) is { } interaction && interaction.Id == id ? interaction : null;

    /// <summary>Finds the interaction that opened a form.</summary>
    public Interaction? FindModal(Snowflake interactionId)
    {
        lock (world.Gate)
            return _byAge.FirstOrDefault(interaction => interaction.Id == interactionId && interaction.Modal is not null);
    }

    /// <summary>Finds the newest interaction that opened a form which is still before a member.</summary>
    public Interaction? FindFormBefore(Snowflake memberId)
    {
        lock (world.Gate)
            return _byAge.LastOrDefault(interaction => interaction.Modal?.MemberId == memberId);
    }

    /// <summary>Takes the right to give the first answer.</summary>
    public InteractionClaim Claim(Interaction interaction, CallbackType answer)
    {
        lock (world.Gate)
        {
            if (interaction.Answer is not null)
                return InteractionClaim.AlreadyAnswered;
            if (world.Now - interaction.CreatedAt > AnswerDeadline)
                return InteractionClaim.Unknown;

            interaction.Answer = answer;
            interaction.Deadline?.Dispose();
            interaction.Deadline = null;
            return InteractionClaim.Granted;
        }
    }

    void TimeOut(Interaction interaction)
    {
        lock (world.Gate)
        {
            if (interaction.Answer is not null)
                return;

            interaction.Deadline?.Dispose();
            interaction.Deadline = null;
            world.Changes.Publish(new WorldChange.InteractionTimedOut(
                interaction.Id, interaction.Channel.Channel.Id, interaction.Member.Id));
        }
    }

    void Forget()
    {
        while (_byAge.TryPeek(out var oldest)
            && (_byAge.Count >= world.Options.OpenInteractions || world.Now - oldest.CreatedAt >= TokenLife))
        {
            _byAge.Dequeue();
            _byToken.Remove(oldest.Token);
            oldest.Deadline?.Dispose();
        }
    }
}
