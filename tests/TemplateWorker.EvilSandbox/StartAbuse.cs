namespace TemplateWorker.EvilSandbox;

/// <summary>What it does at its start; the host's tick in milliseconds tells which, as nothing else reaches it then.</summary>
public enum StartAbuse
{
    /// <summary>Never says hello.</summary>
    SaysNothing = 901,

    /// <summary>Speaks another version of the protocol.</summary>
    SpeaksAnotherVersion = 902,

    /// <summary>Ends a dispatch before it says hello.</summary>
    EndsDispatchFirst = 903,

    /// <summary>Says hello with bytes that are no text.</summary>
    GreetsWithoutText = 904,

    /// <summary>Says hello and exits when the host, which then counts on it, asks for a sign of life.</summary>
    ExitsAtFirstPing = 905,

    /// <summary>Exits without a word.</summary>
    ExitsAtOnce = 906,
}
