namespace TemplateWorker.Playground.World;

/// <summary>Something that the people of the playground can notice.</summary>
public abstract record WorldChange
{
    /// <summary>A message appeared; check <see cref="Message.VisibleTo"/> and <see cref="Message.IsThinking"/>.</summary>
    /// <param name="Message">The message.</param>
    public sealed record MessageCreated(Message Message) : WorldChange;

    /// <summary>A message changed; a "thinking" one got its content.</summary>
    /// <param name="Message">As it is now.</param>
    /// <param name="Before">As it was.</param>
    public sealed record MessageUpdated(Message Message, Message Before) : WorldChange;

    /// <summary>A message is gone.</summary>
    /// <param name="Message">As it last was.</param>
    public sealed record MessageDeleted(Message Message) : WorldChange
    {
        /// <summary>The member who removed it; null when the bot did.</summary>
        public Snowflake? MemberId { get; init; }
    }

    /// <summary>Reactions of a message changed.</summary>
    /// <param name="Message">As it is now.</param>
    public sealed record ReactionsChanged(Message Message) : WorldChange
    {
        /// <summary>Who reacted or took a reaction back; null when several went at once.</summary>
        public User? User { get; init; }

        /// <summary>The emoji; null when all went.</summary>
        public string? Emoji { get; init; }

        /// <summary>True when somebody reacted.</summary>
        public bool IsAdded { get; init; }
    }

    /// <summary>Somebody types.</summary>
    /// <param name="ChannelId">Where.</param>
    /// <param name="User">Who.</param>
    public sealed record TypingStarted(Snowflake ChannelId, User User) : WorldChange;

    /// <summary>A guild was added.</summary>
    /// <param name="Guild">The guild.</param>
    public sealed record GuildAdded(Guild Guild) : WorldChange;

    /// <summary>The bot was removed from a guild.</summary>
    /// <param name="Guild">As it last was.</param>
    public sealed record GuildRemoved(Guild Guild) : WorldChange;

    /// <summary>A member joined.</summary>
    /// <param name="GuildId">The guild.</param>
    /// <param name="Member">Who.</param>
    public sealed record MemberJoined(Snowflake GuildId, Member Member) : WorldChange;

    /// <summary>A member left.</summary>
    /// <param name="GuildId">The guild.</param>
    /// <param name="Member">Who.</param>
    public sealed record MemberLeft(Snowflake GuildId, Member Member) : WorldChange
    {
        /// <summary>Why.</summary>
        public Departure Departure { get; init; }
    }

    /// <summary>A member got another name, other roles or a time-out.</summary>
    /// <param name="GuildId">The guild.</param>
    /// <param name="Member">As the member is now.</param>
    /// <param name="Before">As the member was.</param>
    public sealed record MemberChanged(Snowflake GuildId, Member Member, Member Before) : WorldChange;

    /// <summary>The bot made a channel or thread.</summary>
    /// <param name="Channel">The channel.</param>
    public sealed record ChannelAdded(GuildChannel Channel) : WorldChange;

    /// <summary>The bot changed a channel or thread.</summary>
    /// <param name="Channel">As it is now.</param>
    /// <param name="Before">As it was.</param>
    public sealed record ChannelChanged(GuildChannel Channel, GuildChannel Before) : WorldChange;

    /// <summary>The bot removed a channel or thread.</summary>
    /// <param name="Channel">As it last was.</param>
    public sealed record ChannelRemoved(GuildChannel Channel) : WorldChange;

    /// <summary>The bot's commands changed.</summary>
    /// <param name="GuildId">The guild, or null for the global ones.</param>
    public sealed record CommandsChanged(Snowflake? GuildId) : WorldChange;

    /// <summary>A form opened before a member, who can now submit it.</summary>
    /// <param name="Modal">The form.</param>
    public sealed record ModalOpened(OpenModal Modal) : WorldChange;

    /// <summary>The bot offered choices while a member typed.</summary>
    /// <param name="InteractionId">The interaction it answers.</param>
    /// <param name="Choices">The choices offered.</param>
    public sealed record ChoicesOffered(Snowflake InteractionId, IReadOnlyList<OfferedChoice> Choices) : WorldChange;

    /// <summary>The bot did not answer within three seconds.</summary>
    /// <param name="InteractionId">The interaction.</param>
    /// <param name="ChannelId">Where.</param>
    /// <param name="MemberId">Who was left waiting.</param>
    public sealed record InteractionTimedOut(Snowflake InteractionId, Snowflake ChannelId, Snowflake MemberId)
        : WorldChange;
}
