using System.Numerics;
using System.Runtime.Intrinsics;

namespace TemplateWorker.Discord.Gateway;

/// <summary>
/// Passes over the data of an event by blocks of 32 bytes, looking at nothing but quotes and brackets: nearly three times
/// as fast on a message as a reader that stops at every token. On the way it notes the ids that can name the guild.
/// </summary>
/// <param name="json">Starts with the opening bracket of the data; may go on after its end.</param>
ref struct EventDataScan(ReadOnlySpan<byte> json)
{
    const int BlockBytes = 32;

    /// <summary>Set in both kinds of opening brackets and in both kinds of closing ones, so it makes one kind of two.</summary>
    const byte BracketBit = 0x20;

    readonly ReadOnlySpan<byte> _json = json;
    uint _insideString;
    bool _isNextEscaped;
    int _depth;

    /// <summary>Finds the end of the data.</summary>
    /// <param name="ids">Takes the ids.</param>
    /// <param name="length">Length of the data.</param>
    /// <returns>False when the data does not end.</returns>
    public bool TryFindEnd(scoped ref GuildReference ids, out int length)
    {
        var offset = 0;
        for (; offset + BlockBytes < _json.Length; offset += BlockBytes)
        {
            if (TryFindEndInBlock(_json[offset..], offset, ref ids, out length))
                return true;
        }
        Span<byte> padded = stackalloc byte[2 * BlockBytes];
        padded.Clear();
        _json[offset..].CopyTo(padded);
        return TryFindEndInBlock(padded, offset, ref ids, out length);
    }

    // One byte more than the block is read, to see what strings begin with.
    bool TryFindEndInBlock(scoped ReadOnlySpan<byte> bytes, int offset, scoped ref GuildReference ids, out int length)
    {
        var block = Vector256.Create(bytes);
        var insideString = MarkStrings(block, out var quotes);
        var brackets = block | Vector256.Create(BracketBit);
        var opening = Matches(brackets, (byte)'{') & ~insideString;
        var closing = Matches(brackets, (byte)'}') & ~insideString;
        var following = Vector256.Create(bytes[1..]);
        var ofInterest = quotes & insideString & (Matches(following, (byte)'g') | Matches(following, (byte)'i'));
        for (var left = opening | closing | ofInterest; left != 0; left &= left - 1)
        {
            var index = BitOperations.TrailingZeroCount(left);
            var bit = left & (~left + 1);
            if ((opening & bit) != 0)
                _depth++;
            else if ((closing & bit) == 0)
                NoteId(offset + index, ref ids);
            else if (--_depth == 0)
            {
                length = offset + index + 1;
                return true;
            }
        }
        length = 0;
        return false;
    }

    // Gives the positions from each opening quote up to the byte before its closing one.
    uint MarkStrings(Vector256<byte> block, out uint quotes)
    {
        quotes = Matches(block, (byte)'"');
        var escapes = Matches(block, (byte)'\\');
        if (escapes != 0 || _isNextEscaped)
            quotes &= ~MarkEscaped(escapes);
        var inside = quotes;
        for (var shift = 1; shift < BlockBytes; shift *= 2)
            inside ^= inside << shift;
        inside ^= _insideString;
        _insideString = (uint)((int)inside >> (BlockBytes - 1));
        return inside;
    }

    uint MarkEscaped(uint escapes)
    {
        var escaped = _isNextEscaped ? 1u : 0u;
        _isNextEscaped = false;
        for (; escapes != 0; escapes &= escapes - 1)
        {
            var bit = escapes & (~escapes + 1);
            if ((escaped & bit) != 0)
                continue;
            escaped |= bit << 1;
            _isNextEscaped = bit == 1u << (BlockBytes - 1);
        }
        return escaped;
    }

    readonly void NoteId(int position, scoped ref GuildReference ids)
    {
        if (_depth != 1)
            return;
        var scanner = new JsonScanner(_json[position..]);
        if (scanner.TryReadString(out var name) && scanner.TryTake((byte)':') && scanner.TryReadString(out var value))
            ids.Note(name, value);
    }

    static uint Matches(Vector256<byte> block, byte value) => Vector256.Equals(block, Vector256.Create(value)).ExtractMostSignificantBits();
}
