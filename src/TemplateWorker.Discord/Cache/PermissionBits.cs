namespace TemplateWorker.Discord.Cache;

/// <summary>The permissions on which others depend, as bits (https://discord.com/developers/docs/topics/permissions).</summary>
static class PermissionBits
{
    public const ulong Administrator = 1UL << 3;
    public const ulong ViewChannel = 1UL << 10;
    public const ulong SendMessages = 1UL << 11;
    public const ulong SendTtsMessages = 1UL << 12;
    public const ulong EmbedLinks = 1UL << 14;
    public const ulong AttachFiles = 1UL << 15;
    public const ulong ReadMessageHistory = 1UL << 16;
    public const ulong MentionEveryone = 1UL << 17;
    public const ulong Connect = 1UL << 20;
    public const ulong ManageThreads = 1UL << 34;
    public const ulong SendMessagesInThreads = 1UL << 38;

    /// <summary>What owners and administrators have: all that Discord knows now and later.</summary>
    public const ulong All = ulong.MaxValue;
}
