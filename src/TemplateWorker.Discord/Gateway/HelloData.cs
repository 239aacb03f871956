namespace TemplateWorker.Discord.Gateway;

/// <summary>Reads the data of a Hello frame.</summary>
static class HelloData
{
    /// <summary>Reads the interval of heartbeats; false when there is none above 0.</summary>
    public static bool TryReadInterval(ReadOnlySpan<byte> data, out TimeSpan interval)
    {
        interval = default;
        var scanner = new JsonScanner(data);
        if (!scanner.TryTake((byte)'{'))
            return false;
        do
        {
            if (!scanner.TryReadString(out var name) || !scanner.TryTake((byte)':'))
                return false;
            if (name.SequenceEqual("heartbeat_interval"u8))
            {
                if (!scanner.TryReadIntegerOrNull(out var milliseconds) || milliseconds is not (> 0 and <= int.MaxValue))
                    return false;
                interval = TimeSpan.FromMilliseconds(milliseconds.Value);
            }
            else if (!scanner.TrySkipValue())
                return false;
        }
        while (scanner.TryTake((byte)','));
        return interval > TimeSpan.Zero;
    }
}
