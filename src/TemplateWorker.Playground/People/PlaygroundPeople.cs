using System.Text.Json;
using TemplateWorker.Playground.Interactions;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.People;

/// <summary>What people do in the playground: write, use commands, click, join and leave. Safe from any thread.</summary>
public sealed class PlaygroundPeople
{
    const int ContentLength = 2000;

    readonly WorldState _world;
    readonly MessageBoard _board;
    readonly ReactionBoard _reactions;
    readonly MemberRoster _roster;
    readonly CommandUse _commands;
    readonly ComponentUse _components;
    readonly PeopleAccess _access;

    internal PlaygroundPeople(
        WorldState world, MessageBoard board, ReactionBoard reactions, MemberRoster roster, CommandRegistry registry,
        InteractionDesk desk)
    {
        _world = world;
        _board = board;
        _reactions = reactions;
        _roster = roster;
        _access = new PeopleAccess(world);
        _commands = new CommandUse(world, registry, desk, _access);
        _components = new ComponentUse(world, desk, _access);
    }

    /// <summary>Posts a message as a member.</summary>
    /// <param name="channelId">Where.</param>
    /// <param name="memberId">Who.</param>
    /// <param name="content">1 to 2000 characters.</param>
    /// <param name="repliesTo">A message of the channel that it answers; null for none.</param>
    /// <returns>The message.</returns>
    /// <exception cref="PersonActionException">
    /// The channel, the member or the answered message is unknown, the member may not write there, or the text is empty or too long.
    /// </exception>
    public Message SendMessage(Snowflake channelId, Snowflake memberId, string content, Snowflake? repliesTo = null)
    {
        CheckContent(content);
        lock (_world.Gate)
        {
            var (channel, member) = _access.Member(channelId, memberId, GuildPermissions.SendMessages);
            if (!channel.Channel.TakesMessages)
                throw new PersonActionException(PersonActionFailure.Invalid, $"#{channel.Channel.Name} takes no messages.");
            if (repliesTo is { } answered && _access.Message(answered, memberId).Message.ChannelId != channelId)
                throw new PersonActionException(PersonActionFailure.Invalid, $"Message {answered} is in another channel.");
            return _board.Post(new MessageDraft
            {
                ChannelId = channelId,
                Author = member.User,
                Content = content,
                Type = repliesTo is null ? MessageType.Default : MessageType.Reply,
                RepliesTo = repliesTo,
            });
        }
    }

    /// <summary>Changes the text of a member's own message.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="memberId">Who.</param>
    /// <param name="content">1 to 2000 characters.</param>
    /// <returns>The message as it is now.</returns>
    /// <exception cref="PersonActionException">The message is not there or not the member's, or the text is empty or too long.</exception>
    public Message EditMessage(Snowflake messageId, Snowflake memberId, string content)
    {
        CheckContent(content);
        lock (_world.Gate)
        {
            var (message, member) = _access.Message(messageId, memberId);
            if (message.Author.Id != member.Id)
                throw new PersonActionException(
                    PersonActionFailure.Forbidden, $"{member.DisplayName} did not write message {messageId}.");
            return _board.Edit(message.ChannelId, message.Id, new MessageEdit { Content = content })!;
        }
    }

    /// <summary>Removes a message, as its author or as a moderator.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="memberId">Who.</param>
    /// <exception cref="PersonActionException">The message is not there, or not the member's to remove.</exception>
    public void DeleteMessage(Snowflake messageId, Snowflake memberId)
    {
        lock (_world.Gate)
        {
            var (message, member) = _access.Message(messageId, memberId);
            if (message.Author.Id != member.Id)
                _access.Member(message.ChannelId, memberId, GuildPermissions.ManageMessages);
            _board.Delete(message.ChannelId, message.Id, memberId);
        }
    }

    /// <summary>Uses a command as a member.</summary>
    /// <param name="channelId">Where.</param>
    /// <param name="memberId">Who.</param>
    /// <param name="name">The command, with sub-commands after spaces ("config set").</param>
    /// <param name="options">Values by option; a string, number or boolean each. Users, roles and channels by id or name. Null for none.</param>
    /// <param name="targetId">For a command of a menu the member or message it is used on.</param>
    /// <returns>The interaction's id.</returns>
    /// <exception cref="PersonActionException">The command or an option is unknown, missing or out of its bounds.</exception>
    public Snowflake RunCommand(
        Snowflake channelId,
        Snowflake memberId,
        string name,
        IReadOnlyDictionary<string, JsonElement>? options = null,
        Snowflake? targetId = null) =>
        _commands.Run(channelId, memberId, name, options ?? new Dictionary<string, JsonElement>(), targetId);

    /// <summary>Types in an option of a command, so that the bot offers choices.</summary>
    /// <param name="channelId">Where.</param>
    /// <param name="memberId">Who.</param>
    /// <param name="name">The command, with sub-commands after spaces.</param>
    /// <param name="options">What is typed so far.</param>
    /// <param name="focused">The option being typed; it must have autocomplete.</param>
    /// <returns>The interaction's id; the choices arrive as <see cref="WorldChange.ChoicesOffered"/>.</returns>
    /// <exception cref="PersonActionException">The command or an option is unknown, or offers no choices.</exception>
    public Snowflake Autocomplete(
        Snowflake channelId,
        Snowflake memberId,
        string name,
        IReadOnlyDictionary<string, JsonElement> options,
        string focused)
    {
        ArgumentNullException.ThrowIfNull(options);
        return _commands.Autocomplete(channelId, memberId, name, options, focused);
    }

    /// <summary>Clicks a button or chooses in a menu of a message.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="memberId">Who.</param>
    /// <param name="customId">The component's custom id.</param>
    /// <param name="values">What is chosen in a menu; null for a button.</param>
    /// <returns>The interaction's id.</returns>
    /// <exception cref="PersonActionException">There is no such message or component for this member, or it is disabled.</exception>
    public Snowflake Click(
        Snowflake messageId, Snowflake memberId, string customId, IReadOnlyList<string>? values = null) =>
        _components.Click(messageId, memberId, customId, values ?? []);

    /// <summary>Submits a form that the bot opened.</summary>
    /// <param name="interactionId">The interaction that the form answered.</param>
    /// <param name="memberId">Who.</param>
    /// <param name="values">Texts by custom id of their inputs.</param>
    /// <returns>The new interaction's id.</returns>
    /// <exception cref="PersonActionException">No such form is open before this member, or a value is missing or too long.</exception>
    public Snowflake SubmitModal(
        Snowflake interactionId, Snowflake memberId, IReadOnlyDictionary<string, string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return SubmitModal(interactionId, memberId, values.ToDictionary(
            value => value.Key, IReadOnlyList<string> (value) => [value.Value]));
    }

    /// <summary>Submits a form that the bot opened and in which several things can be chosen.</summary>
    /// <param name="interactionId">The interaction that the form answered.</param>
    /// <param name="memberId">Who.</param>
    /// <param name="values">
    /// By custom id of their inputs: one text, or what is chosen. A checkbox takes "true" or "false".
    /// </param>
    /// <returns>The new interaction's id.</returns>
    /// <exception cref="PersonActionException">No such form is open before this member, or a value does not do.</exception>
    public Snowflake SubmitModal(
        Snowflake interactionId, Snowflake memberId, IReadOnlyDictionary<string, IReadOnlyList<string>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return _components.Submit(interactionId, memberId, values);
    }

    /// <summary>The newest form that is open before a member.</summary>
    /// <param name="memberId">The member.</param>
    /// <returns>The form, or null when there is none.</returns>
    public OpenModal? FindOpenForm(Snowflake memberId) => _components.FindOpenForm(memberId);

    /// <summary>Adds a member's reaction to a message.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="memberId">Who.</param>
    /// <param name="emoji">A Unicode emoji, or <c>name:id</c> of the guild's own.</param>
    /// <exception cref="PersonActionException">The message is not there for this member, there is no such emoji, or it carries 20 emojis already.</exception>
    public void React(Snowflake messageId, Snowflake memberId, string emoji)
    {
        ArgumentException.ThrowIfNullOrEmpty(emoji);
        lock (_world.Gate)
        {
            var (message, member) = _access.Message(messageId, memberId);
            if (!_reactions.Add(message, Emoji(emoji), member.User))
                throw new PersonActionException(PersonActionFailure.Invalid, "The message carries 20 emojis already.");
        }
    }

    /// <summary>Takes a member's reaction back.</summary>
    /// <param name="messageId">The message.</param>
    /// <param name="memberId">Who.</param>
    /// <param name="emoji">The emoji.</param>
    /// <exception cref="PersonActionException">The message is not there for this member, who did not react so either.</exception>
    public void Unreact(Snowflake messageId, Snowflake memberId, string emoji)
    {
        ArgumentException.ThrowIfNullOrEmpty(emoji);
        lock (_world.Gate)
        {
            var (message, member) = _access.Message(messageId, memberId);
            if (!_reactions.Remove(message, Emoji(emoji), member.User))
                throw new PersonActionException(
                    PersonActionFailure.NotFound, $"{member.DisplayName} did not react with {emoji} to message {messageId}.");
        }
    }

    /// <summary>Says that a member wants to come to a scheduled event, or no longer does.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="eventId">The event.</param>
    /// <param name="memberId">Who.</param>
    /// <param name="isInterested">False to take it back.</param>
    /// <exception cref="PersonActionException">There is no such guild, event or member.</exception>
    public void SetInterest(Snowflake guildId, Snowflake eventId, Snowflake memberId, bool isInterested = true)
    {
        lock (_world.Gate)
        {
            var guild = _access.Guild(guildId);
            if (!guild.ScheduledEvents.ContainsKey(eventId))
                throw new PersonActionException(PersonActionFailure.NotFound, $"There is no scheduled event {eventId}.");
            if (!guild.Members.ContainsKey(memberId))
                throw new PersonActionException(PersonActionFailure.NotFound, $"There is no member {memberId}.");
            EventInterest.Set(_world, guild, eventId, memberId, isInterested);
        }
    }

    /// <summary>Lets somebody join a guild.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="name">1 to 32 characters.</param>
    /// <returns>The member.</returns>
    /// <exception cref="PersonActionException">There is no such guild, the name does not do, or a member carries it.</exception>
    public Member Join(Snowflake guildId, string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 32)
            throw new PersonActionException(PersonActionFailure.Invalid, "A member needs a name of 1 to 32 characters.");
        lock (_world.Gate)
        {
            var guild = _access.Guild(guildId);
            if (guild.Members.Values.Any(m => string.Equals(m.User.Username, name, StringComparison.OrdinalIgnoreCase)))
                throw new PersonActionException(PersonActionFailure.Invalid, $"A member is already called \"{name}\".");
            var user = _roster.Account(name);
            if (guild.Bans.ContainsKey(user.Id))
                throw new PersonActionException(PersonActionFailure.Forbidden, $"{name} is banned from this guild.");
            return _roster.Join(guild, user);
        }
    }

    /// <summary>Lets a member leave a guild.</summary>
    /// <param name="guildId">The guild.</param>
    /// <param name="memberId">Who.</param>
    /// <exception cref="PersonActionException">There is no such guild or member, or it is the bot.</exception>
    public void Leave(Snowflake guildId, Snowflake memberId)
    {
        if (memberId == _world.Bot.Id)
            throw new PersonActionException(PersonActionFailure.Forbidden, "The bot cannot be made to leave.");
        lock (_world.Gate)
        {
            if (_roster.Leave(_access.Guild(guildId), memberId) is null)
                throw new PersonActionException(PersonActionFailure.NotFound, $"There is no member {memberId}.");
        }
    }

    static void CheckContent(string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (string.IsNullOrWhiteSpace(content))
            throw new PersonActionException(PersonActionFailure.Invalid, "A message needs a text.");
        if (content.Length > ContentLength)
            throw new PersonActionException(
                PersonActionFailure.Invalid, $"The text has {content.Length} characters; {ContentLength} are allowed.");
    }

    string Emoji(string text) => EmojiText.Read(_world, text)
        ?? throw new PersonActionException(PersonActionFailure.Invalid, $"\"{text}\" is no emoji.");
}
