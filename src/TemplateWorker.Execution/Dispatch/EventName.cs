using System.Text;

namespace TemplateWorker.Execution.Dispatch;

/// <summary>The name of an event: Discord's own, or one of ours.</summary>
public sealed class EventName
{
    readonly byte[] _utf8;

    EventName(string text)
    {
        Text = text;
        _utf8 = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>The name as text, such as <c>MESSAGE_CREATE</c>.</summary>
    public string Text { get; }

    /// <summary>The name as it travels.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>Makes a name.</summary>
    /// <param name="text">The name.</param>
    public static EventName Of(string text) => new(text);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
