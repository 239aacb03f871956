using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Interactions;

/// <summary>Something a member asked of the bot, and how far the answer has come. Changed only under the world's lock.</summary>
sealed class Interaction(
    Snowflake id, string token, InteractionType type, ChannelState channel, Member member, DateTimeOffset createdAt)
{
    public Snowflake Id { get; } = id;

    public string Token { get; } = token;

    public InteractionType Type { get; } = type;

    public ChannelState Channel { get; } = channel;

    public Member Member { get; } = member;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>The command with its sub-commands, for commands.</summary>
    public string? CommandName { get; init; }

    public ApplicationCommandType? CommandType { get; init; }

    /// <summary>The message whose component was used, or from which a modal was opened.</summary>
    public Message? Source { get; init; }

    public CallbackType? Answer { get; set; }

    /// <summary>What <c>@original</c> names, once there is one.</summary>
    public Snowflake? OriginalMessageId { get; set; }

    /// <summary>The form before the member, until it is submitted.</summary>
    public OpenModal? Modal { get; set; }

    public ITimer? Deadline { get; set; }

    public MessageType ReplyType => Type switch
    {
        InteractionType.Command when CommandType == ApplicationCommandType.ChatInput => MessageType.ChatInputCommand,
        InteractionType.Command => MessageType.ContextMenuCommand,
        InteractionType.Component or InteractionType.ModalSubmit when Source is not null => MessageType.Reply,
        _ => MessageType.Default,
    };

    public MessageOrigin Origin(Snowflake? originalMessageId = null) =>
        new(Id, Type, Member.User, CommandName, Source?.Id, originalMessageId);
}
