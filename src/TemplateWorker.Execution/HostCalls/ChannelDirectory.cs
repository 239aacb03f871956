using System.Collections.Concurrent;
using System.Text.Json;

namespace TemplateWorker.Execution.HostCalls;

/// <summary>
/// Which guild a channel belongs to, learnt from the gateway as it tells of channels and threads, so that the broker
/// can hold a template to its own guild. Safe from any thread.
/// </summary>
public sealed class ChannelDirectory
{
    readonly ConcurrentDictionary<ulong, (ulong Guild, bool IsThread)> _channels = new();

    /// <summary>Number of known channels.</summary>
    public int Count => _channels.Count;

    /// <summary>Notes that a channel belongs to a guild.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="guildId">The guild.</param>
    /// <param name="isThread">Whether it is a thread.</param>
    public void Note(ulong channelId, ulong guildId, bool isThread = false) => _channels[channelId] = (guildId, isThread);

    /// <summary>Finds a channel's guild.</summary>
    /// <param name="channelId">The channel.</param>
    /// <param name="guildId">The guild.</param>
    public bool TryFind(ulong channelId, out ulong guildId)
    {
        var isKnown = _channels.TryGetValue(channelId, out var channel);
        guildId = channel.Guild;
        return isKnown;
    }

    /// <summary>Whether a channel is known to be a thread.</summary>
    /// <param name="channelId">The channel.</param>
    public bool IsThread(ulong channelId) => _channels.TryGetValue(channelId, out var channel) && channel.IsThread;

    /// <summary>Learns from an event of the gateway.</summary>
    /// <param name="guildId">The event's guild.</param>
    /// <param name="eventName">Its name in UTF-8.</param>
    /// <param name="data">Its data.</param>
    public void Learn(ulong guildId, ReadOnlySpan<byte> eventName, ReadOnlySpan<byte> data)
    {
        if (eventName.SequenceEqual("GUILD_CREATE"u8) || eventName.SequenceEqual("THREAD_LIST_SYNC"u8))
            LearnLists(guildId, data);
        else if (eventName.SequenceEqual("CHANNEL_CREATE"u8))
            LearnOne(guildId, data, isThread: false);
        else if (eventName.SequenceEqual("THREAD_CREATE"u8))
            LearnOne(guildId, data, isThread: true);
        else if (eventName.SequenceEqual("CHANNEL_DELETE"u8) || eventName.SequenceEqual("THREAD_DELETE"u8))
            Forget(data);
        else if (eventName.SequenceEqual("GUILD_DELETE"u8))
            Forget(guildId);
    }

    void LearnOne(ulong guildId, ReadOnlySpan<byte> data, bool isThread)
    {
        var json = new Utf8JsonReader(data);
        if (json.Read() && ReadId(ref json) is { } id)
            Note(id, guildId, isThread);
    }

    void Forget(ReadOnlySpan<byte> data)
    {
        var json = new Utf8JsonReader(data);
        if (json.Read() && ReadId(ref json) is { } id)
            _channels.TryRemove(id, out _);
    }

    void LearnLists(ulong guildId, ReadOnlySpan<byte> data)
    {
        var json = new Utf8JsonReader(data);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var holdsThreads = json.ValueTextEquals("threads"u8);
            var holdsChannels = holdsThreads || json.ValueTextEquals("channels"u8);
            json.Read();
            if (holdsChannels && json.TokenType == JsonTokenType.StartArray)
            {
                while (json.Read() && json.TokenType == JsonTokenType.StartObject)
                {
                    if (ReadId(ref json) is { } id)
                        Note(id, guildId, holdsThreads);
                }
            }
            else
            {
                json.Skip();
            }
        }
    }

    void Forget(ulong guildId)
    {
        foreach (var channel in _channels.Where(pair => pair.Value.Guild == guildId))
            _channels.TryRemove(channel);
    }

    // Reads one object to its end and gives the value of its "id".
    static ulong? ReadId(ref Utf8JsonReader json)
    {
        ulong? id = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isId = json.ValueTextEquals("id"u8);
            json.Read();
            if (isId && SnowflakeJson.TryRead(in json, out var value))
                id = value;
            else
                json.Skip();
        }
        return id;
    }
}
