using System.Text.Json;
using TemplateWorker.Playground.World;

namespace TemplateWorker.Playground.Rest;

/// <summary>Remembers enforced nonces for a few minutes, so that a repeated request posts once.</summary>
sealed class NonceMemory(WorldState world)
{
    const int Capacity = 4096;

    static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    readonly Dictionary<(Snowflake Channel, string Nonce), Snowflake> _messages = [];
    readonly Queue<((Snowflake Channel, string Nonce) Key, DateTimeOffset At)> _byAge = [];

    public Message? Find(Snowflake channelId, JsonElement? nonce)
    {
        if (nonce is not { } value)
            return null;
        lock (world.Gate)
        {
            Forget();
            return _messages.TryGetValue((channelId, value.ToString()), out var id) ? world.FindMessage(channelId, id) : null;
        }
    }

    public void Remember(Snowflake channelId, JsonElement? nonce, Snowflake messageId)
    {
        if (nonce is not { } value)
            return;
        lock (world.Gate)
        {
            var key = (channelId, value.ToString());
            _messages[key] = messageId;
            _byAge.Enqueue((key, world.Now));
        }
    }

    void Forget()
    {
        while (_byAge.TryPeek(out var oldest) && (_byAge.Count > Capacity || world.Now - oldest.At > Life))
            _messages.Remove(_byAge.Dequeue().Key);
    }
}
