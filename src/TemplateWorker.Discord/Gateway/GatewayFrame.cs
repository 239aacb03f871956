namespace TemplateWorker.Discord.Gateway;

/// <summary>
/// The parts of a gateway frame that the host reads. Parsing allocates nothing and looks at each byte once; the data
/// stays the bytes that arrived.
/// </summary>
public readonly ref struct GatewayFrame
{
    /// <summary>What the frame is for (<c>op</c>).</summary>
    public GatewayOpcode Opcode { get; private init; }

    /// <summary>Number of the event in its session (<c>s</c>); null for frames that are no event.</summary>
    public long? Sequence { get; private init; }

    /// <summary>Name of the event (<c>t</c>) as UTF-8; empty for frames that are no event.</summary>
    public ReadOnlySpan<byte> EventName { get; private init; }

    /// <summary>The data (<c>d</c>) as UTF-8 JSON; empty when the frame has none.</summary>
    public ReadOnlySpan<byte> Data { get; private init; }

    /// <summary>The guild that the event belongs to; null for events outside guilds.</summary>
    public ulong? GuildId { get; private init; }

    /// <summary>
    /// Finds the parts of a frame. The fields may come in any order. Inside the data only the borders of values are
    /// looked for: whether it is good JSON in depth is found out by whoever reads it.
    /// </summary>
    /// <param name="utf8">One whole gateway message.</param>
    /// <param name="frame">Its parts, views into <paramref name="utf8"/>.</param>
    /// <returns>False when the bytes are no gateway frame.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out GatewayFrame frame)
    {
        frame = default;
        var scanner = new JsonScanner(utf8);
        long? opcode = null;
        long? sequence = null;
        ReadOnlySpan<byte> eventName = default;
        ReadOnlySpan<byte> data = default;
        var ids = default(GuildReference);
        if (!scanner.TryTake((byte)'{'))
            return false;
        do
        {
            if (!scanner.TryReadString(out var name) || !scanner.TryTake((byte)':'))
                return false;
            var read = name switch
            {
                [(byte)'d'] => TryReadData(ref scanner, ref ids, out data),
                [(byte)'t'] => scanner.TryReadStringOrNull(out eventName),
                [(byte)'s'] => scanner.TryReadIntegerOrNull(out sequence),
                [(byte)'o', (byte)'p'] => scanner.TryReadIntegerOrNull(out opcode),
                _ => scanner.TrySkipValue(),
            };
            if (!read)
                return false;
        }
        while (scanner.TryTake((byte)','));
        if (!scanner.TryTake((byte)'}') || !scanner.AtEnd() || opcode is not (>= 0 and <= int.MaxValue) || sequence < 0)
            return false;
        frame = new GatewayFrame
        {
            Opcode = (GatewayOpcode)opcode.Value,
            Sequence = sequence,
            EventName = eventName,
            Data = data,
            GuildId = ids.Of(eventName),
        };
        return true;
    }

    static bool TryReadData(scoped ref JsonScanner scanner, scoped ref GuildReference ids, out ReadOnlySpan<byte> data)
    {
        data = default;
        ids = default;
        if (!scanner.TryPeek(out var first))
            return false;
        var start = scanner.Position;
        if (first != (byte)'{')
        {
            if (!scanner.TrySkipValue())
                return false;
        }
        else if (new EventDataScan(scanner.Rest).TryFindEnd(ref ids, out var length))
            scanner.Skip(length);
        else
            return false;
        data = scanner.Since(start);
        return true;
    }
}
