namespace TemplateWorker.Discord.Cache;

/// <summary>A channel or a thread, as far as permissions depend on it.</summary>
/// <param name="Type">Discord's kind of channel.</param>
/// <param name="ParentId">Of a thread its channel, of a channel its category; 0 for none.</param>
/// <param name="Overwrites">What it changes; threads change nothing.</param>
public readonly record struct CachedChannel(int Type, ulong ParentId, ChannelOverwrite[] Overwrites)
{
    const int VoiceChannel = 2;
    const int AnnouncementThread = 10;
    const int PrivateThread = 12;
    const int StageChannel = 13;

    /// <summary>Whether it is a thread.</summary>
    public bool IsThread => Type is >= AnnouncementThread and <= PrivateThread;

    /// <summary>Its kind, as the rules of permissions tell them apart.</summary>
    public ChannelKind Kind => IsThread ? ChannelKind.Thread : Type is VoiceChannel or StageChannel ? ChannelKind.Voice : ChannelKind.Text;

    /// <summary>Whether it is a thread for those who were added to it.</summary>
    public bool IsPrivateThread => Type == PrivateThread;
}
