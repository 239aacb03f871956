using System.Buffers.Text;

namespace TemplateWorker.Discord.Gateway;

/// <summary>
/// The two fields at the top of an event's data that can name its guild. Both are kept because the name of the event,
/// which decides between them, may come after the data.
/// </summary>
struct GuildReference
{
    ulong? _guildId;
    ulong? _id;

    /// <summary>The guild that an event with this name belongs to; null when it belongs to none.</summary>
    public readonly ulong? Of(ReadOnlySpan<byte> eventName) => _guildId ?? (IsAboutGuildItself(eventName) ? _id : null);

    /// <summary>Notes a text field if it is one of the two.</summary>
    public void Note(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual("guild_id"u8))
            _guildId = ParseId(value);
        else if (name.SequenceEqual("id"u8))
            _id = ParseId(value);
    }

    static ulong? ParseId(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out ulong id, out var used) && used == text.Length && IsDigit(text[0]) ? id : null;

    static bool IsDigit(byte character) => (uint)(character - '0') <= 9;

    static bool IsAboutGuildItself(ReadOnlySpan<byte> eventName) =>
        eventName.SequenceEqual("GUILD_CREATE"u8)
        || eventName.SequenceEqual("GUILD_DELETE"u8)
        || eventName.SequenceEqual("GUILD_UPDATE"u8);
}
