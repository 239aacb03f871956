using System.Buffers;

namespace TemplateWorker.Discord.Gateway.Members;

/// <summary>What has come of the answer to one request. Changed by one shard's loop at a time.</summary>
/// <param name="guildId">Whose members were asked for.</param>
/// <param name="mostBytes">How much is kept of them.</param>
sealed class MemberAnswer(ulong guildId, int mostBytes)
{
    readonly TaskCompletionSource<ReadOnlyMemory<byte>> _whole = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ArrayBufferWriter<byte> _members = new();
    readonly ArrayBufferWriter<byte> _presences = new();
    readonly ArrayBufferWriter<byte> _notFound = new();
    int _chunks;

    /// <summary>Whose members were asked for.</summary>
    public ulong GuildId => guildId;

    /// <summary>How many parts have come.</summary>
    public int Chunks => Volatile.Read(ref _chunks);

    /// <summary>Completes when all parts have come: an object of the lists <c>members</c>, <c>not_found</c> and <c>presences</c>.</summary>
    public Task<ReadOnlyMemory<byte>> Whole => _whole.Task;

    /// <summary>Adds a part.</summary>
    public void Add(in MemberChunk chunk)
    {
        Append(_members, chunk.Members);
        Append(_presences, chunk.Presences);
        Append(_notFound, chunk.NotFound);
        Volatile.Write(ref _chunks, _chunks + 1);
        if (_members.WrittenCount + _presences.WrittenCount > mostBytes)
            Fail(new DiscordAnswerTooLargeException(mostBytes));
        else if (_chunks == chunk.Count)
            _whole.TrySetResult(Join());
    }

    /// <summary>Nothing more comes.</summary>
    public void Fail(Exception reason) => _whole.TrySetException(reason);

    static void Append(ArrayBufferWriter<byte> items, ReadOnlySpan<byte> array)
    {
        if (array.Length < 2)
            return;
        var inner = array[1..^1];
        if (inner.Trim(" \t\r\n"u8).IsEmpty)
            return;
        if (items.WrittenCount > 0)
            items.Write(","u8);
        items.Write(inner);
    }

    ReadOnlyMemory<byte> Join()
    {
        var json = new ArrayBufferWriter<byte>(_members.WrittenCount + _presences.WrittenCount + _notFound.WrittenCount + 64);
        json.Write("{\"members\":["u8);
        json.Write(_members.WrittenSpan);
        json.Write("],\"not_found\":["u8);
        json.Write(_notFound.WrittenSpan);
        json.Write("],\"presences\":["u8);
        json.Write(_presences.WrittenSpan);
        json.Write("]}"u8);
        return json.WrittenMemory;
    }
}
