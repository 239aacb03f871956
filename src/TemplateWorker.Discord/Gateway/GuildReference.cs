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

    /// <summary>Takes the data of a frame, noting the two fields on the way.</summary>
    public bool TryRead(scoped ref JsonScanner scanner, out ReadOnlySpan<byte> data)
    {
        data = default;
        this = default;
        if (!scanner.TryPeek(out var first))
            return false;
        var start = scanner.Position;
        if (first == (byte)'{' ? !TryReadObject(ref scanner) : !scanner.TrySkipValue())
            return false;
        data = scanner.Since(start);
        return true;
    }

    bool TryReadObject(scoped ref JsonScanner scanner)
    {
        scanner.TryTake((byte)'{');
        if (scanner.TryTake((byte)'}'))
            return true;
        do
        {
            if (!scanner.TryReadString(out var name) || !scanner.TryTake((byte)':') || !scanner.TryPeek(out var first))
                return false;
            if (first == (byte)'"')
            {
                if (!scanner.TryReadString(out var text))
                    return false;
                if (name.SequenceEqual("guild_id"u8))
                    _guildId = ParseId(text);
                else if (name.SequenceEqual("id"u8))
                    _id = ParseId(text);
            }
            else if (!scanner.TrySkipValue())
                return false;
        }
        while (scanner.TryTake((byte)','));
        return scanner.TryTake((byte)'}');
    }

    static ulong? ParseId(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out ulong id, out var used) && used == text.Length && IsDigit(text[0]) ? id : null;

    static bool IsDigit(byte character) => (uint)(character - '0') <= 9;

    static bool IsAboutGuildItself(ReadOnlySpan<byte> eventName) =>
        eventName.SequenceEqual("GUILD_CREATE"u8)
        || eventName.SequenceEqual("GUILD_DELETE"u8)
        || eventName.SequenceEqual("GUILD_UPDATE"u8);
}
