namespace TemplateWorker.Protocol.Framing;

/// <summary>What a frame says. Values below <see cref="Hello"/> travel from host to sandbox, the others back.</summary>
public enum FrameKind : byte
{
    /// <summary>First frame of the host: version and limits.</summary>
    Start = 1,

    /// <summary>Make a VM for a tenant and run its templates' top level.</summary>
    LoadTenant = 2,

    /// <summary>Forget a tenant's VM.</summary>
    UnloadTenant = 3,

    /// <summary>Deliver one event.</summary>
    Dispatch = 4,

    /// <summary>End a dispatch that is under way.</summary>
    CancelDispatch = 5,

    /// <summary>The answer to a <see cref="HostCall"/>.</summary>
    HostCallResult = 6,

    /// <summary>Asks for a <see cref="Pong"/>.</summary>
    Ping = 7,

    /// <summary>Asks the sandbox to give memory back while there is nothing to do.</summary>
    CollectGarbage = 8,

    /// <summary>First frame of the sandbox.</summary>
    Hello = 64,

    /// <summary>The end of a <see cref="LoadTenant"/>, well or badly.</summary>
    TenantLoaded = 65,

    /// <summary>The end of a dispatch.</summary>
    Outcome = 66,

    /// <summary>A template asks the host to do something.</summary>
    HostCall = 67,

    /// <summary>A line a template logged.</summary>
    Log = 68,

    /// <summary>The answer to <see cref="Ping"/>.</summary>
    Pong = 69,

    /// <summary>How many of the host's frames the sandbox has worked off; the host's flow control rests on it.</summary>
    Consumed = 70,
}
