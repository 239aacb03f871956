using System.Buffers.Text;

namespace TemplateWorker.Discord.Gateway;

/// <summary>
/// Walks over JSON by the borders of its values, without a check of what is inside. Strings are taken with their escapes
/// as they stand.
/// </summary>
ref struct JsonScanner(ReadOnlySpan<byte> json)
{
    readonly ReadOnlySpan<byte> _json = json;
    int _position;

    /// <summary>Offset of the next byte.</summary>
    public readonly int Position => _position;

    /// <summary>What was passed over since an earlier position.</summary>
    public readonly ReadOnlySpan<byte> Since(int start) => _json[start.._position];

    /// <summary>What is not passed over yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _json[_position..];

    /// <summary>Passes over bytes that were looked at by other means.</summary>
    public void Skip(int count) => _position += count;

    /// <summary>Whether only white space is left.</summary>
    public bool AtEnd() => !TryPeek(out _);

    /// <summary>Shows the next byte that is no white space, and stands on it.</summary>
    public bool TryPeek(out byte next)
    {
        while ((uint)_position < (uint)_json.Length)
        {
            next = _json[_position];
            if (next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
                return true;
            _position++;
        }
        next = 0;
        return false;
    }

    /// <summary>Passes over one expected byte; stays before it when there is another.</summary>
    public bool TryTake(byte expected)
    {
        if (!TryPeek(out var next) || next != expected)
            return false;
        _position++;
        return true;
    }

    /// <summary>Reads a string: what stands between its quotes.</summary>
    public bool TryReadString(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!TryTake((byte)'"'))
            return false;
        var start = _position;
        if (!TryPassString())
            return false;
        text = _json[start..(_position - 1)];
        return true;
    }

    /// <summary>Reads a string, or null as an empty one.</summary>
    public bool TryReadStringOrNull(out ReadOnlySpan<byte> text) => TryReadString(out text) || TryTakeNull();

    /// <summary>Reads a whole number or null.</summary>
    public bool TryReadIntegerOrNull(out long? number)
    {
        number = null;
        if (!TryPeek(out _))
            return false;
        if (!Utf8Parser.TryParse(_json[_position..], out long value, out var used))
            return TryTakeNull();
        number = value;
        _position += used;
        return true;
    }

    /// <summary>Passes over one value of any kind.</summary>
    public bool TrySkipValue()
    {
        if (!TryPeek(out var first))
            return false;
        switch (first)
        {
            case (byte)'"':
                _position++;
                return TryPassString();
            case (byte)'{' or (byte)'[':
                return TryPassContainer();
            default:
                return TryPassLiteral();
        }
    }

    bool TryTakeNull()
    {
        if (!TryPeek(out _) || !_json[_position..].StartsWith("null"u8))
            return false;
        _position += 4;
        return true;
    }

    // Stands after the opening quote.
    bool TryPassString()
    {
        while (_position < _json.Length)
        {
            var offset = _json[_position..].IndexOfAny((byte)'"', (byte)'\\');
            if (offset < 0)
                return false;
            _position += offset + 1;
            if (_json[_position - 1] == (byte)'"')
                return true;
            _position++;
        }
        return false;
    }

    bool TryPassContainer()
    {
        var depth = 0;
        while ((uint)_position < (uint)_json.Length)
        {
            switch (_json[_position++])
            {
                case (byte)'"':
                    if (!TryPassString())
                        return false;
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']':
                    if (--depth == 0)
                        return true;
                    break;
            }
        }
        return false;
    }

    bool TryPassLiteral()
    {
        var start = _position;
        while ((uint)_position < (uint)_json.Length
            && _json[_position] is not ((byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            _position++;
        return _position > start;
    }
}
