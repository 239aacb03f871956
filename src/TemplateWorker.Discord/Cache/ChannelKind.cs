namespace TemplateWorker.Discord.Cache;

/// <summary>Kinds of channels that Discord's rules of permissions tell apart.</summary>
public enum ChannelKind
{
    /// <summary>Neither of the others.</summary>
    Text,

    /// <summary>A voice or stage channel, of which nothing is left but the sight of it to who may not connect.</summary>
    Voice,

    /// <summary>A thread, where writing has a permission of its own.</summary>
    Thread,
}
