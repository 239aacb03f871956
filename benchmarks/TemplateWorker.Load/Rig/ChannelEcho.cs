using System.Globalization;

namespace TemplateWorker.Load.Rig;

/// <summary>The other process of <see cref="Scenarios.ChannelRoundTrip"/>: answers every message and knows nothing else.</summary>
static class ChannelEcho
{
    /// <summary>The argument that makes this program the other process; its two descriptors follow.</summary>
    internal const string Argument = "channel-echo";

    /// <summary>Bytes of a message: those of an event.</summary>
    internal const int MessageBytes = 700;

    /// <summary>Bytes of an answer: those of an outcome.</summary>
    internal const int AnswerBytes = 64;

    /// <summary>Answers until the other side closes its end.</summary>
    /// <param name="reader">Descriptor of the pipe to read from.</param>
    /// <param name="writer">Descriptor of the pipe to write to.</param>
    internal static void Run(string reader, string writer)
    {
        var pipe = new WaitedPipe(int.Parse(reader, CultureInfo.InvariantCulture), int.Parse(writer, CultureInfo.InvariantCulture));
        var message = new byte[MessageBytes];
        var answer = new byte[AnswerBytes];
        while (pipe.TryFill(message))
            pipe.Send(answer);
    }
}
