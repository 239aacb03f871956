namespace TemplateWorker.Playground.World;

/// <summary>The newest messages of a channel, oldest first; older ones are forgotten in batches.</summary>
sealed class MessageHistory(int capacity)
{
    readonly List<Message> _messages = [];

    public IReadOnlyList<Message> All => _messages;

    public void Append(Message message)
    {
        // A batch of an eighth keeps the cost of forgetting constant per message.
        if (_messages.Count >= capacity + (capacity / 8) + 1)
            _messages.RemoveRange(0, _messages.Count - capacity);
        _messages.Add(message);
    }

    public Message? Find(Snowflake id)
    {
        var index = IndexOf(id);
        return index >= 0 ? _messages[index] : null;
    }

    public void Replace(Message message)
    {
        var index = IndexOf(message.Id);
        if (index >= 0)
            _messages[index] = message;
    }

    public bool Remove(Snowflake id)
    {
        var index = IndexOf(id);
        if (index < 0)
            return false;
        _messages.RemoveAt(index);
        return true;
    }

    /// <summary>Index of the first message whose id is not below <paramref name="id"/>.</summary>
    public int LowerBound(Snowflake id)
    {
        int low = 0, high = _messages.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_messages[middle].Id < id)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    int IndexOf(Snowflake id)
    {
        var index = LowerBound(id);
        return index < _messages.Count && _messages[index].Id == id ? index : -1;
    }
}
